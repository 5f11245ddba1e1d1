package dev.mxcp.policy;

/**
 * A number that CEL cannot hold exactly.
 *
 * <p>Whatever uses its value fails, so that no comparison is false by accident.
 */
final class LargeNumber extends Number {

  private static final long serialVersionUID = 1L;

  /** The only one: it does not hold its value. */
  static final LargeNumber INSTANCE = new LargeNumber();

  private LargeNumber() {}

  private static ArithmeticException refused() {
    return new ArithmeticException("A number of more than 64 bits has no value in a condition");
  }

  @Override
  public int intValue() {
    throw refused();
  }

  @Override
  public long longValue() {
    throw refused();
  }

  @Override
  public float floatValue() {
    throw refused();
  }

  @Override
  public double doubleValue() {
    throw refused();
  }

  @Override
  public boolean equals(Object other) {
    throw refused();
  }

  @Override
  public int hashCode() {
    throw refused();
  }

  @Override
  public String toString() {
    return "a number of more than 64 bits";
  }
}
