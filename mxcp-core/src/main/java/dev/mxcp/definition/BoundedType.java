package dev.mxcp.definition;

import dev.mxcp.definition.ValueType.NumberLimits;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The part that types of numbers share.
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

  @Override
  final List<@Nullable Object> declared() {
    return List.of(limits);
  }
}
