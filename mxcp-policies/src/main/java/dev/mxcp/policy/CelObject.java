package dev.mxcp.policy;

import dev.cel.common.types.CelType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.values.StructValue;
import dev.mxcp.definition.ValueType.ObjectType;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A JSON object whose members are converted when a condition asks for them. For one evaluation. */
@SuppressWarnings("Immutable") // It is never shared between threads.
final class CelObject extends StructValue<String, Map<Object, Object>> {

  private static final CelType TYPE = MapType.create(SimpleType.STRING, SimpleType.DYN);

  private final Map<?, ?> members;
  private final @Nullable ObjectType type;
  private final boolean nullsAreUnset;
  private @Nullable Map<Object, Object> converted;

  /**
   * Wraps an object.
   *
   * @param nullsAreUnset whether {@code has} is false for a member that is null
   */
  CelObject(Map<?, ?> members, @Nullable ObjectType type, boolean nullsAreUnset) {
    this.members = members;
    this.type = type;
    this.nullsAreUnset = nullsAreUnset;
  }

  @Override
  public Object select(String name) {
    Object value = members.get(name);
    if (value == null && !members.containsKey(name)) {
      throw new NoSuchElementException("A field of this name is not there");
    }
    return CelValues.of(value, CelValues.member(type, name));
  }

  @Override
  public Optional<Object> find(String name) {
    boolean isSet = nullsAreUnset ? members.get(name) != null : members.containsKey(name);
    return isSet ? Optional.of(select(name)) : Optional.empty();
  }

  @Override
  public Map<Object, Object> value() {
    if (converted == null) {
      converted = CelValues.map(members, type);
    }
    return converted;
  }

  @Override
  public boolean isZeroValue() {
    return members.isEmpty();
  }

  @Override
  public CelType celType() {
    return TYPE;
  }
}
