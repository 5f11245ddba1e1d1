package dev.mxcp.jdbc.internal.session;

import dev.mxcp.definition.ParameterOrigin;
import dev.mxcp.error.DatabaseException;
import dev.mxcp.error.DatabaseException.Kind;
import dev.mxcp.jdbc.internal.dialect.Dialect.Setting;
import dev.mxcp.json.JsonText;
import dev.mxcp.runtime.CallContext;
import dev.mxcp.runtime.User;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the database learns about the caller of a statement. Immutable.
 *
 * @param settings the settings and the properties of the caller that they get, in order
 * @param role the property that names the role to take on; null for none
 */
public record Identity(
    Map<String, ParameterOrigin.Identity> settings, ParameterOrigin.@Nullable Identity role) {

  /** Nothing. */
  public static final Identity NONE = new Identity(Map.of(), null);

  /** Copies the map. */
  public Identity {
    settings = new LinkedHashMap<>(settings);
  }

  /** Returns whether there is nothing to set. */
  boolean isNone() {
    return settings.isEmpty() && role == null;
  }

  /**
   * Returns the settings of a call.
   *
   * @throws DatabaseException of the kind DENIED if the caller lacks a property
   */
  List<Setting> settings(CallContext context) {
    List<Setting> values = new ArrayList<>(settings.size());
    settings.forEach(
        (name, origin) -> values.add(new Setting(name, value(origin, context.user()))));
    return values;
  }

  /**
   * Returns the role of a call; null if the login of the connection stays.
   *
   * @throws DatabaseException of the kind DENIED if the caller has none
   */
  @Nullable String role(CallContext context) {
    if (role == null) {
      return null;
    }
    String name = value(role, context.user());
    if (name.equalsIgnoreCase("none")) {
      // To the server it means the login itself, which may do more than any caller.
      throw denied(role, "names no role");
    }
    return name;
  }

  private static String value(ParameterOrigin.Identity origin, @Nullable User user) {
    if (user == null) {
      throw denied(origin, "is missing: nobody calls");
    }
    Object value = property(origin.path(), user);
    if (value == null || value.equals("")) {
      throw denied(origin, "is missing");
    }
    return value instanceof String text ? text : JsonText.write(value);
  }

  private static @Nullable Object property(List<String> path, User user) {
    return switch (path.get(0)) {
      case "user_id" -> user.id();
      case "username" -> user.username();
      case "email" -> user.email();
      case "provider" -> user.provider();
      case "name" -> user.name();
      case "role" -> user.role();
      default -> claim(path.subList(1, path.size()), user.claims());
    };
  }

  private static @Nullable Object claim(List<String> path, Map<?, ?> claims) {
    Object value = claims;
    for (String name : path) {
      value = value instanceof Map<?, ?> map ? map.get(name) : null;
    }
    return value;
  }

  private static DatabaseException denied(ParameterOrigin.Identity origin, String why) {
    return new DatabaseException(
        Kind.DENIED,
        "The database acts as the caller, and user."
            + String.join(".", origin.path())
            + " "
            + why
            + ".",
        null);
  }
}
