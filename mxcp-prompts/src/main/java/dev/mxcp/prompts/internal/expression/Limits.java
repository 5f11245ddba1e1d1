package dev.mxcp.prompts.internal.expression;

import java.math.BigInteger;
import java.util.List;

/** Bounds of what one expression may make. */
final class Limits {

  /** Characters of a text. */
  static final int TEXT = 4_000_000;

  /** Items of a list. */
  static final int ITEMS = 100_000;

  /** Bits of a whole number. */
  static final int BITS = 10_000;

  /** How deep expressions and values may nest. */
  static final int DEPTH = 100;

  private Limits() {}

  /** Refuses a text before it is made. */
  static void text(long length) {
    if (length > TEXT) {
      throw EvaluationException.limit("a text has more than " + TEXT + " characters");
    }
  }

  /** Refuses a list before it is made. */
  static void items(long size) {
    if (size > ITEMS) {
      throw EvaluationException.limit("a list has more than " + ITEMS + " items");
    }
  }

  /** Refuses a number before it is made. */
  static void bits(long bits) {
    if (bits > BITS) {
      throw EvaluationException.limit("a number has more than " + BITS + " bits");
    }
  }

  /** Refuses values that nest too deeply. */
  static void depth(int depth) {
    if (depth > DEPTH) {
      throw EvaluationException.limit("a value nests more than " + DEPTH + " deep");
    }
  }

  /** Returns a list that is not too long. */
  static List<Object> checked(List<Object> list) {
    items(list.size());
    return list;
  }

  /** Returns a number that is not too large. */
  static BigInteger checked(BigInteger number) {
    bits(number.bitLength());
    return number;
  }
}
