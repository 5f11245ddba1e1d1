package dev.mxcp.example.assistant;

import dev.mxcp.CallOptions;
import dev.mxcp.runtime.User;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The users of the demonstration, whom a caller names without proof.
 *
 * <p>An application takes the user from its authentication instead.
 */
final class DemoUsers {

  /** The header with the id of a user. */
  static final String HEADER = "X-Demo-User";

  private static final Map<String, User> USERS =
      Map.of("ada", user("ada", "Ada", "customer"), "mia", user("mia", "Mia", "manager"));

  private DemoUsers() {}

  private static User user(String id, String name, String role) {
    return User.builder("demo", id).name(name).profile(Map.of("role", role)).build();
  }

  /** Returns the user of an id; null, an anonymous one, for every other text. */
  static @Nullable User find(@Nullable String id) {
    return id == null ? null : USERS.get(id);
  }

  /** Returns the options of a call that came over HTTP. */
  static CallOptions options(@Nullable String id, String callerType) {
    return CallOptions.DEFAULT.withUser(find(id)).withCallerType(callerType);
  }
}
