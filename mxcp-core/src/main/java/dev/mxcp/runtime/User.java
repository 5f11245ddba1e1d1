package dev.mxcp.runtime;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The user who makes a call. Immutable. */
public final class User {

  private static final Set<String> STANDARD =
      Set.of(
          "user_id",
          "username",
          "email",
          "name",
          "provider",
          "avatar_url",
          "role",
          "permissions",
          "capabilities",
          "external_token");

  private final String provider;
  private final String id;
  private final String username;
  private final @Nullable String email;
  private final @Nullable String name;
  private final @Nullable String avatarUrl;
  private final Map<String, @Nullable Object> profile;
  private final @Nullable String externalToken;
  private final List<String> capabilities;

  private User(Builder builder) {
    provider = builder.provider;
    id = builder.id;
    username = builder.username;
    email = builder.email;
    name = builder.name;
    avatarUrl = builder.avatarUrl;
    profile = Collections.unmodifiableMap(new LinkedHashMap<>(builder.profile));
    externalToken = builder.externalToken;
    capabilities = builder.capabilities;
  }

  /**
   * Returns a builder of a user whose name is the id.
   *
   * @param provider the authority that vouches for the user, such as {@code oidc}
   * @param id the provider's id of the user
   */
  public static Builder builder(String provider, String id) {
    return new Builder(provider, id);
  }

  /** Returns a user with a username only. */
  public static User of(String provider, String username) {
    return builder(provider, username).build();
  }

  /**
   * Returns a user from a map, as tests and commands write it.
   *
   * @param provider the authority that vouches for the user
   * @param map the keys {@code user_id}, {@code username}, {@code email}, {@code name}, {@code
   *     avatar_url}, {@code external_token}, {@code capabilities}; everything is kept as the
   *     profile
   * @param fallback the id and name if the map has none
   */
  public static User fromMap(
      String provider, Map<String, ? extends @Nullable Object> map, String fallback) {
    String username = text(map, "username", text(map, "user_id", fallback));
    return builder(provider, Objects.requireNonNull(text(map, "user_id", username)))
        .username(Objects.requireNonNull(username))
        .email(text(map, "email", null))
        .name(text(map, "name", null))
        .avatarUrl(text(map, "avatar_url", null))
        .profile(map)
        .externalToken(text(map, "external_token", null))
        .capabilities(
            map.get("capabilities") instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of())
        .build();
  }

  private static @Nullable String text(
      Map<String, ? extends @Nullable Object> map, String key, @Nullable String fallback) {
    Object value = map.get(key);
    return value == null ? fallback : value.toString();
  }

  /** Returns the authority that vouches for the user, such as {@code oidc}. */
  public String provider() {
    return provider;
  }

  /** Returns the provider's id of the user. */
  public String id() {
    return id;
  }

  /** Returns the user's short name. */
  public String username() {
    return username;
  }

  /** Returns the mail address; null if not known. */
  public @Nullable String email() {
    return email;
  }

  /** Returns the full name; null if not known. */
  public @Nullable String name() {
    return name;
  }

  /** Returns the address of a picture; null if not known. */
  public @Nullable String avatarUrl() {
    return avatarUrl;
  }

  /**
   * Returns the provider's profile of the user, as maps and lists; policies see {@code role},
   * {@code permissions} and {@code claims} of it. Immutable.
   */
  public Map<String, @Nullable Object> profile() {
    return profile;
  }

  /**
   * Returns the role of the profile as text; {@code user} if it has none, null if it is neither a
   * text nor a number nor a boolean, so that whatever asks for it denies.
   */
  public @Nullable String role() {
    Object role = profile.get("role");
    if (role == null) {
      return "user";
    }
    boolean isScalar = role instanceof String || role instanceof Number || role instanceof Boolean;
    return isScalar ? role.toString() : null;
  }

  /**
   * Returns the claims: the profile's {@code claims} if that is a map, else the profile without the
   * standard keys and the token. Immutable.
   */
  public Map<?, ?> claims() {
    if (profile.get("claims") instanceof Map<?, ?> claims) {
      return Collections.unmodifiableMap(claims);
    }
    Map<String, @Nullable Object> rest = new LinkedHashMap<>(profile);
    rest.keySet().removeAll(STANDARD);
    return Collections.unmodifiableMap(rest);
  }

  /** Returns the provider's token, for calls on behalf of the user; null if not known. */
  public @Nullable String externalToken() {
    return externalToken;
  }

  /** Returns the capabilities of the user; immutable. */
  public List<String> capabilities() {
    return capabilities;
  }

  /** Returns whether the other one is the same user with the same properties. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof User user
        && provider.equals(user.provider)
        && id.equals(user.id)
        && username.equals(user.username)
        && Objects.equals(email, user.email)
        && Objects.equals(name, user.name)
        && Objects.equals(avatarUrl, user.avatarUrl)
        && profile.equals(user.profile)
        && Objects.equals(externalToken, user.externalToken)
        && capabilities.equals(user.capabilities);
  }

  @Override
  public int hashCode() {
    return Objects.hash(provider, id, username);
  }

  /** Returns provider and username; neither token nor profile. */
  @Override
  public String toString() {
    return "User[" + provider + ":" + username + "]";
  }

  /** Builds a {@link User}. Not thread-safe. */
  public static final class Builder {

    private final String provider;
    private final String id;
    private String username;
    private @Nullable String email;
    private @Nullable String name;
    private @Nullable String avatarUrl;
    private Map<String, @Nullable Object> profile = Map.of();
    private @Nullable String externalToken;
    private List<String> capabilities = List.of();

    private Builder(String provider, String id) {
      this.provider = Objects.requireNonNull(provider, "provider");
      this.id = Objects.requireNonNull(id, "id");
      this.username = id;
    }

    /** Sets the user's short name; the default is the id. */
    public Builder username(String text) {
      username = Objects.requireNonNull(text, "text");
      return this;
    }

    /** Sets the mail address. */
    public Builder email(@Nullable String address) {
      email = address;
      return this;
    }

    /** Sets the full name. */
    public Builder name(@Nullable String text) {
      name = text;
      return this;
    }

    /** Sets the address of a picture. */
    public Builder avatarUrl(@Nullable String url) {
      avatarUrl = url;
      return this;
    }

    /** Sets the provider's profile of the user. */
    public Builder profile(Map<String, ? extends @Nullable Object> all) {
      profile = new LinkedHashMap<>(all);
      return this;
    }

    /** Sets the provider's token, for calls on behalf of the user. */
    public Builder externalToken(@Nullable String token) {
      externalToken = token;
      return this;
    }

    /** Sets the capabilities of the user. */
    public Builder capabilities(List<String> names) {
      capabilities = List.copyOf(names);
      return this;
    }

    /** Returns the user; the builder can be used again. */
    public User build() {
      return new User(this);
    }
  }
}
