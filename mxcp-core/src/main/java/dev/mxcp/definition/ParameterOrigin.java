package dev.mxcp.definition;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The origin of a hidden parameter: no caller sends it, and no schema shows it. Immutable.
 *
 * <p>If the value is missing or of another type, the call is denied.
 */
public sealed interface ParameterOrigin {

  /**
   * A property of the caller.
   *
   * @param path the names from the user inwards: one of {@code user_id}, {@code username}, {@code
   *     email}, {@code provider}, {@code name}, {@code role}; or {@code claims} and names within
   */
  record Identity(List<String> path) implements ParameterOrigin {
    /** Copies the list. */
    public Identity {
      path = List.copyOf(path);
    }
  }

  /**
   * A header of the request, which the host must name as trusted.
   *
   * @param name the name, in any case
   */
  record Header(String name) implements ParameterOrigin {}

  /**
   * Returns the origin that a text stands for, such as {@code user.claims.tenant} or {@code
   * header.X-Tenant}; empty if it stands for none.
   */
  static Optional<ParameterOrigin> parse(String text) {
    if (Pattern.matches("header\\.[A-Za-z0-9_-]+", text)) {
      return Optional.of(new Header(text.substring("header.".length())));
    }
    List<String> path = Arrays.asList(text.split("\\.", -1));
    boolean isIdentity =
        path.size() >= 2
            && path.get(0).equals("user")
            && path.stream().noneMatch(String::isEmpty)
            && (path.get(1).equals("claims") ? path.size() > 2 : isProperty(path));
    return isIdentity ? Optional.of(new Identity(path.subList(1, path.size()))) : Optional.empty();
  }

  private static boolean isProperty(List<String> path) {
    return path.size() == 2
        && Set.of("user_id", "username", "email", "provider", "name", "role").contains(path.get(1));
  }
}
