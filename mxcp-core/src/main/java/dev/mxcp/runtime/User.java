package dev.mxcp.runtime;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who calls.
 *
 * @param provider who vouches for the user, such as {@code oidc}
 * @param id the provider's id of the user
 * @param username the user's short name
 * @param email the mail address; null where not known
 * @param name the full name; null where not known
 * @param avatarUrl a picture; null where not known
 * @param profile all that the provider says, as maps and lists; {@code role} and {@code
 *     permissions} are what policies see of it
 * @param externalToken the provider's token, for calls on behalf of the user; null where not known
 * @param capabilities what the user may do
 */
public record User(
    String provider,
    String id,
    String username,
    @Nullable String email,
    @Nullable String name,
    @Nullable String avatarUrl,
    Map<String, @Nullable Object> profile,
    @Nullable String externalToken,
    List<String> capabilities) {

  /** Copies the collections. */
  public User {
    Objects.requireNonNull(provider, "provider");
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(username, "username");
    profile = Collections.unmodifiableMap(new LinkedHashMap<>(profile));
    capabilities = List.copyOf(capabilities);
  }

  /** Returns a user of whom only the name is known. */
  public static User of(String provider, String username) {
    return new User(provider, username, username, null, null, null, Map.of(), null, List.of());
  }

  /**
   * Returns a user from a map, as tests and commands write it.
   *
   * @param provider who vouches for the user
   * @param map the keys {@code user_id}, {@code username}, {@code email}, {@code name}, {@code
   *     avatar_url}, {@code external_token}, {@code capabilities}; everything is kept as the
   *     profile
   * @param fallback the id and name where the map has none
   */
  public static User fromMap(
      String provider, Map<String, ? extends @Nullable Object> map, String fallback) {
    String username = text(map, "username", text(map, "user_id", fallback));
    return new User(
        provider,
        Objects.requireNonNull(text(map, "user_id", username)),
        Objects.requireNonNull(username),
        text(map, "email", null),
        text(map, "name", null),
        text(map, "avatar_url", null),
        new LinkedHashMap<>(map),
        text(map, "external_token", null),
        map.get("capabilities") instanceof List<?> list
            ? list.stream().map(String::valueOf).toList()
            : List.of());
  }

  private static @Nullable String text(
      Map<String, ? extends @Nullable Object> map, String key, @Nullable String fallback) {
    Object value = map.get(key);
    return value == null ? fallback : value.toString();
  }

  /** Returns provider and username; neither token nor profile. */
  @Override
  public String toString() {
    return "User[" + provider + ":" + username + "]";
  }
}
