package dev.mxcp.internal.policy;

import dev.mxcp.definition.ValueType;
import dev.mxcp.definition.ValueType.ObjectType;
import dev.mxcp.internal.codec.ResultCodec;
import dev.mxcp.runtime.User;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The caller as conditions and hidden parameters see it: the variable {@code user}.
 *
 * <p>A role or permissions of the wrong type are left out, so that a condition which asks for them
 * fails and denies.
 */
public final class Caller {

  /** The type of the variable. */
  static final ObjectType TYPE = type();

  private static final ResultCodec JSON = ResultCodec.of(null);
  private static final Map<String, @Nullable Object> ANONYMOUS = anonymous();

  private Caller() {}

  private static ObjectType type() {
    ObjectType type = ValueType.object().additionalProperties(false);
    for (String name : List.of("user_id", "username", "email", "provider", "name", "role")) {
      type = type.property(name, ValueType.string());
    }
    return type.property("permissions", ValueType.array(ValueType.string()))
        .property("capabilities", ValueType.array(ValueType.string()))
        .property("claims", ValueType.object());
  }

  private static Map<String, @Nullable Object> anonymous() {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (String name : List.of("user_id", "username", "email", "provider", "name")) {
      map.put(name, null);
    }
    map.put("role", "anonymous");
    map.put("permissions", List.of());
    map.put("capabilities", List.of());
    map.put("claims", Map.of());
    return Collections.unmodifiableMap(map);
  }

  /**
   * Returns the value of the variable; immutable.
   *
   * @param user the caller; null for an anonymous one
   */
  public static Map<String, @Nullable Object> of(@Nullable User user) {
    if (user == null) {
      return ANONYMOUS;
    }
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("user_id", user.id());
    map.put("username", user.username());
    map.put("email", user.email());
    map.put("provider", user.provider());
    map.put("name", user.name());
    if (user.role() != null) {
      map.put("role", user.role());
    }
    putPermissions(map, user.profile().get("permissions"));
    map.put("capabilities", user.capabilities());
    map.put("claims", claims(user));
    return Collections.unmodifiableMap(map);
  }

  private static void putPermissions(Map<String, @Nullable Object> map, @Nullable Object value) {
    if (value == null) {
      map.put("permissions", List.of());
    } else if (value instanceof List<?> list) {
      map.put("permissions", list.stream().map(String::valueOf).toList());
    }
  }

  /**
   * Returns the claims of a caller as plain JSON values; immutable.
   *
   * <p>They are the profile's {@code claims} if that is an object, else the profile without the
   * standard keys and the token.
   *
   * @param user the caller; null for an anonymous one, who has none
   */
  public static Map<?, ?> claims(@Nullable User user) {
    if (user == null) {
      return Map.of();
    }
    Object plain = JSON.encode(user.claims());
    return plain instanceof Map<?, ?> map ? map : Map.of();
  }
}
