package dev.mxcp.definition;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Properties that number types have.
 *
 * @param <T> the type itself
 */
abstract class BoundedType<T> extends DeclaredType<T> {

  private final NumberLimits limits;

  BoundedType(TypeInfo info, NumberLimits limits) {
    super(info);
    this.limits = Objects.requireNonNull(limits, "limits");
  }

  /** Returns the bounds. */
  public final NumberLimits limits() {
    return limits;
  }

  /** Returns a copy with other bounds. */
  public abstract T limits(NumberLimits changed);

  /** Returns a copy with a minimum and a maximum. */
  public final T between(double least, double greatest) {
    return between(BigDecimal.valueOf(least), BigDecimal.valueOf(greatest));
  }

  /** Returns a copy with a minimum and a maximum. */
  public final T between(long least, long greatest) {
    return between(BigDecimal.valueOf(least), BigDecimal.valueOf(greatest));
  }

  private T between(BigDecimal least, BigDecimal greatest) {
    return limits(
        new NumberLimits(
            least,
            greatest,
            limits.exclusiveMinimum(),
            limits.exclusiveMaximum(),
            limits.multipleOf()));
  }

  @Override
  final List<@Nullable Object> declared() {
    return List.of(limits);
  }
}
