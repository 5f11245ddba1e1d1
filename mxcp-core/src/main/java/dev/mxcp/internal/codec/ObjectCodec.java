package dev.mxcp.internal.codec;

import dev.mxcp.definition.ValueType;
import dev.mxcp.definition.ValueType.ObjectType;
import dev.mxcp.internal.json.JsonReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Maps from names to values. */
final class ObjectCodec extends Codec {

  private final MemberCodecs members;
  private final boolean holdsHidden;

  ObjectCodec(ObjectType type, boolean hidden) {
    List<Member> properties = new ArrayList<>();
    for (Map.Entry<String, ValueType> entry : type.properties().entrySet()) {
      String name = entry.getKey();
      boolean required = type.required().contains(name);
      properties.add(Member.of(name, entry.getValue(), required, hidden));
    }
    Codec others = type.additionalProperties() ? new AnyCodec(hidden) : null;
    this.members = new MemberCodecs("property", properties, type.required(), others, hidden);
    this.holdsHidden = hidden || Sensitive.isIn(type);
  }

  @Override
  Object decode(Object value, ViolationCollector findings) {
    int before = findings.count();
    Object given = value instanceof CharSequence text ? JsonReader.readOrNull(text) : value;
    Map<String, ? extends @Nullable Object> map =
        given == null ? null : Maps.OF_ARGUMENTS.of(given, holdsHidden, findings);
    if (map == null) {
      return wrong(value, findings);
    }
    Object converted = members.decode(map, findings);
    return findings.count() == before ? converted : INVALID;
  }

  @Override
  Object encode(Object value, ViolationCollector findings) {
    int before = findings.count();
    Map<String, ? extends @Nullable Object> map = Maps.OF_RESULTS.of(value, holdsHidden, findings);
    if (map == null) {
      return wrong(value, findings);
    }
    Object plain = members.encode(map, findings);
    return findings.count() == before ? plain : INVALID;
  }

  private Object wrong(Object value, ViolationCollector findings) {
    return findings.add("expected an object" + findings.got(value, holdsHidden));
  }

  @Override
  @Nullable Codec member(String name) {
    return members.codec(name);
  }

  @Override
  String shownMember(String name) {
    return members.shownName(name);
  }

  @Override
  boolean requiresOnly(List<String> names) {
    return members.requiresOnly(names);
  }

  @Override
  String expected() {
    return "an object";
  }
}
