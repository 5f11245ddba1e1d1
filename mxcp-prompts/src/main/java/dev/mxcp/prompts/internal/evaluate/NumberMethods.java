package dev.mxcp.prompts.internal.evaluate;

import dev.mxcp.prompts.internal.value.Callable;
import dev.mxcp.prompts.internal.value.Numbers;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** The methods of a number. */
final class NumberMethods {

  private NumberMethods() {}

  static @Nullable Callable find(Number number, String name) {
    BigInteger whole = Numbers.asWhole(number);
    if (whole == null) {
      double value = number.doubleValue();
      return name.equals("is_integer")
          ? arguments -> Double.isFinite(value) && value == Math.rint(value)
          : null;
    }
    return name.equals("bit_length") ? arguments -> (long) whole.abs().bitLength() : null;
  }
}
