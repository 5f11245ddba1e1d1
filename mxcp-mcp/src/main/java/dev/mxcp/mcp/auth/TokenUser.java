package dev.mxcp.mcp.auth;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.mxcp.json.JsonText;
import dev.mxcp.runtime.User;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes a user of the claims of a token. */
final class TokenUser {

  private final AuthSettings settings;

  TokenUser(AuthSettings settings) {
    this.settings = settings;
  }

  /** Returns the user of a token that was verified. */
  User of(JWTClaimsSet claims, String token) {
    Map<String, @Nullable Object> profile = profile(claims);
    String id = claims.getSubject();
    String email = text(profile, "email");
    String username = text(profile, "preferred_username");
    return User.builder(settings.provider(), id)
        .username(username != null ? username : email != null ? email : id)
        .email(email)
        .name(text(profile, "name"))
        .avatarUrl(text(profile, "picture"))
        .profile(profile)
        .externalToken(settings.exposeToken() ? token : null)
        .capabilities(List.copyOf(capabilities(profile)))
        .build();
  }

  /**
   * Returns the scopes of a token: of {@code scope}, or of {@code scp} as some issuers write it.
   */
  static Set<String> scopes(JWTClaimsSet claims) {
    Set<String> scopes = new LinkedHashSet<>(values(claims.getClaim("scope")));
    scopes.addAll(values(claims.getClaim("scp")));
    return scopes;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, @Nullable Object> profile(JWTClaimsSet claims) {
    Object read = JsonText.read(claims.toString());
    return read == null ? Map.of() : (Map<String, @Nullable Object>) read;
  }

  private static @Nullable String text(Map<String, @Nullable Object> profile, String claim) {
    return profile.get(claim) instanceof String text && !text.isEmpty() ? text : null;
  }

  private Set<String> capabilities(Map<String, @Nullable Object> profile) {
    Set<String> capabilities = new LinkedHashSet<>();
    settings
        .capabilities()
        .forEach(
            (claim, byValue) ->
                values(find(profile, claim))
                    .forEach(value -> capabilities.addAll(byValue.getOrDefault(value, List.of()))));
    return capabilities;
  }

  /** Looks for a claim of exactly that name, then for a path of names joined by dots. */
  private static @Nullable Object find(Map<String, @Nullable Object> profile, String claim) {
    if (profile.containsKey(claim)) {
      return profile.get(claim);
    }
    Object value = new LinkedHashMap<>(profile);
    for (String name : claim.split("\\.", -1)) {
      value = value instanceof Map<?, ?> map ? map.get(name) : null;
    }
    return value;
  }

  private static List<String> values(@Nullable Object claim) {
    if (claim == null) {
      return List.of();
    }
    if (claim instanceof Collection<?> list) {
      return list.stream().map(String::valueOf).toList();
    }
    return Arrays.stream(claim.toString().strip().split("\\s+")).toList();
  }
}
