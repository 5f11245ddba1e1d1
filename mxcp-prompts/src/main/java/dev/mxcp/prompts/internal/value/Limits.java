package dev.mxcp.prompts.internal.value;

import java.math.BigInteger;

/** Bounds of one value. */
public final class Limits {

  /** Characters of a text. */
  public static final int TEXT = 4_000_000;

  /** Items of a list. */
  public static final int ITEMS = 100_000;

  /** Bits of a whole number. */
  public static final int BITS = 10_000;

  /** How deep a value may nest where all of it is read. */
  public static final int DEPTH = 100;

  private Limits() {}

  /** Refuses a text before it is made. */
  public static void text(long length) {
    if (length > TEXT) {
      throw EvaluationException.limit("a text has more than " + TEXT + " characters");
    }
  }

  /** Refuses a list before it is made. */
  public static void items(long size) {
    if (size > ITEMS) {
      throw EvaluationException.limit("a list has more than " + ITEMS + " items");
    }
  }

  /** Refuses a number before it is made. */
  public static void bits(long bits) {
    if (bits > BITS) {
      throw EvaluationException.limit("a number has more than " + BITS + " bits");
    }
  }

  /** Refuses values that nest too deeply. */
  public static void depth(int depth) {
    if (depth > DEPTH) {
      throw EvaluationException.limit("a value nests more than " + DEPTH + " deep");
    }
  }

  /** Returns a number that is not too large. */
  static BigInteger checked(BigInteger number) {
    bits(number.bitLength());
    return number;
  }
}
