package dev.mxcp.internal.codec;

import dev.mxcp.definition.DefaultValue;
import dev.mxcp.definition.ValueType;
import org.jspecify.annotations.Nullable;

/**
 * A compiled parameter or property.
 *
 * @param name its name
 * @param codec its type
 * @param required whether it must be there: required, and without a default
 * @param nullable whether it may be null as an argument
 * @param hasDefault whether it has a default
 * @param defaultValue the default, converted; may be null where there is one
 */
record Member(
    String name,
    Codec codec,
    boolean required,
    boolean nullable,
    boolean hasDefault,
    @Nullable Object defaultValue) {

  /**
   * Compiles a parameter or property.
   *
   * @throws IllegalArgumentException where the default does not fit its own type
   */
  static Member of(String name, ValueType type, boolean required, boolean hidden) {
    Codec codec = Codec.of(type, hidden);
    DefaultValue declared = type.info().defaultValue();
    if (declared == null) {
      return new Member(name, codec, required, !required, false, null);
    }
    ViolationCollector findings = new ViolationCollector();
    Object value = codec.decodeNullable(declared.value(), true, findings);
    if (!findings.isEmpty()) {
      throw new IllegalArgumentException(
          "The default of " + name + " does not fit: " + findings.violations());
    }
    return new Member(name, codec, false, true, true, value);
  }
}
