package dev.mxcp.internal.values;

import dev.mxcp.definition.ValueType;
import dev.mxcp.definition.ValueType.ObjectType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Maps from names to values. */
final class ObjectCodec extends Codec {

  private final Members members;
  private final boolean holdsHidden;

  ObjectCodec(ObjectType type, boolean hidden) {
    List<Member> properties = new ArrayList<>();
    for (Map.Entry<String, ValueType> entry : type.properties().entrySet()) {
      String name = entry.getKey();
      boolean required = type.required().contains(name);
      properties.add(Member.of(name, entry.getValue(), required, hidden));
    }
    Codec others = type.additionalProperties() ? new AnyCodec(hidden) : null;
    this.members = new Members("property", properties, type.required(), others, hidden);
    this.holdsHidden = hidden || Sensitive.isIn(type);
  }

  @Override
  Object decode(Object value, Findings findings) {
    Object given = value instanceof CharSequence text ? JsonText.readOrNull(text) : value;
    Map<String, ? extends @Nullable Object> map =
        given == null ? null : Containers.map(given, findings);
    return map == null ? wrong(value, findings) : members.decode(map, findings);
  }

  @Override
  Object encode(Object value, Findings findings) {
    Map<String, ? extends @Nullable Object> map = Containers.map(value, findings);
    return map == null ? wrong(value, findings) : members.encode(map, findings);
  }

  private Object wrong(Object value, Findings findings) {
    return findings.add("expected an object" + Shown.got(value, holdsHidden));
  }

  @Override
  String expected() {
    return "an object";
  }
}
