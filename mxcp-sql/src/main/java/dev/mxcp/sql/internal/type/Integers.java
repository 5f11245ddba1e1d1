package dev.mxcp.sql.internal.type;

import java.math.BigInteger;

/** Whole numbers of any size. */
public final class Integers {

  private Integers() {}

  /** Returns a whole number as Long where it fits. */
  public static Number narrow(BigInteger value) {
    if (value.bitLength() < Long.SIZE) {
      return value.longValue();
    }
    return value;
  }
}
