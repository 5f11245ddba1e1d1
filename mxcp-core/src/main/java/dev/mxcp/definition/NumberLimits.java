package dev.mxcp.definition;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Bounds of a number; null where there is none.
 *
 * @param minimum the least value
 * @param maximum the greatest value
 * @param exclusiveMinimum what the value must be greater than
 * @param exclusiveMaximum what the value must be less than
 * @param multipleOf what the value must be a whole multiple of, by decimal arithmetic
 */
public record NumberLimits(
    @Nullable BigDecimal minimum,
    @Nullable BigDecimal maximum,
    @Nullable BigDecimal exclusiveMinimum,
    @Nullable BigDecimal exclusiveMaximum,
    @Nullable BigDecimal multipleOf) {

  /** No bounds. */
  public static final NumberLimits NONE = new NumberLimits(null, null, null, null, null);
}
