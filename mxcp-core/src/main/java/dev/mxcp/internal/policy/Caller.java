package dev.mxcp.internal.policy;

import dev.mxcp.definition.ValueType;
import dev.mxcp.definition.ValueType.ObjectType;
import dev.mxcp.internal.codec.ResultCodec;
import dev.mxcp.runtime.User;
import java.util.AbstractMap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The caller as conditions and hidden parameters see it: the variable {@code user}. Immutable; what
 * nobody asks for is not put together.
 *
 * <p>A role or permissions of the wrong type are left out, so that a condition which asks for them
 * fails and denies.
 */
public final class Caller extends AbstractMap<String, @Nullable Object> {

  /** The type of the variable. */
  static final ObjectType TYPE = type();

  private static final ResultCodec JSON = ResultCodec.of(null);
  private static final Map<String, @Nullable Object> ANONYMOUS = anonymous();

  private final User user;
  private @Nullable Map<?, ?> claims;

  private Caller(User user) {
    this.user = user;
  }

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
    return user == null ? ANONYMOUS : new Caller(user);
  }

  @Override
  public @Nullable Object get(@Nullable Object name) {
    if (!(name instanceof String field)) {
      return null;
    }
    return switch (field) {
      case "user_id" -> user.id();
      case "username" -> user.username();
      case "email" -> user.email();
      case "provider" -> user.provider();
      case "name" -> user.name();
      case "role" -> user.role();
      case "permissions" -> permissions();
      case "capabilities" -> user.capabilities();
      case "claims" -> claims();
      default -> null;
    };
  }

  @Override
  public boolean containsKey(@Nullable Object name) {
    boolean mayBeOfAnotherType = "role".equals(name) || "permissions".equals(name);
    return mayBeOfAnotherType
        ? get(name) != null
        : name instanceof String field && TYPE.properties().containsKey(field);
  }

  @Override
  public Set<Map.Entry<String, @Nullable Object>> entrySet() {
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    for (String name : TYPE.properties().keySet()) {
      if (containsKey(name)) {
        all.put(name, get(name));
      }
    }
    return Collections.unmodifiableMap(all).entrySet();
  }

  private @Nullable List<String> permissions() {
    Object given = user.profile().get("permissions");
    if (given == null) {
      return List.of();
    }
    return given instanceof List<?> list ? list.stream().map(String::valueOf).toList() : null;
  }

  private Map<?, ?> claims() {
    Map<?, ?> known = claims;
    if (known == null) {
      known = claims(user);
      claims = known;
    }
    return known;
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
