package dev.mxcp.mcp.auth;

import dev.mxcp.error.ConfigException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The section {@code auth} of the user file, checked.
 *
 * @param issuer who issues tokens
 * @param audience whom tokens must be for: one of these
 * @param resource the public URL of the server
 * @param jwksUrl where the issuer's keys are; null to ask the issuer
 * @param scopes what every token must have
 * @param algorithms how tokens may be signed
 * @param clockSkew how far clocks may differ
 * @param exposeToken whether tools get the token
 * @param provider the name of the issuer in {@code User}
 * @param capabilities for values of claims: claim to value to capabilities
 */
record AuthSettings(
    URI issuer,
    Set<String> audience,
    URI resource,
    @Nullable URI jwksUrl,
    List<String> scopes,
    Set<String> algorithms,
    Duration clockSkew,
    boolean exposeToken,
    String provider,
    Map<String, Map<String, List<String>>> capabilities) {

  /** How tokens may be signed: by keys that the verifier cannot sign with. */
  static final Set<String> ALGORITHMS =
      Set.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512");

  private static final Set<String> KEYS =
      Set.of(
          "mode",
          "issuer",
          "audience",
          "resource",
          "jwks_url",
          "authorization",
          "algorithms",
          "clock_skew",
          "expose_token",
          "provider",
          "claim_mappings");

  AuthSettings {
    audience = Set.copyOf(audience);
    scopes = List.copyOf(scopes);
    algorithms = Set.copyOf(algorithms);
  }

  /**
   * Reads the section.
   *
   * @throws ConfigException if it asks for what is not supported
   */
  static AuthSettings read(Map<?, ?> section) {
    requireVerifier(section.get("mode"));
    requireKnown(section);
    SectionReader reader = new SectionReader(section, "auth");
    List<String> audience = reader.texts("audience");
    if (audience.isEmpty()) {
      throw new ConfigException("auth.audience is missing: say whom tokens must be for.");
    }
    String resource = reader.text("resource", audience.get(0));
    return new AuthSettings(
        SectionReader.secureUri("auth.issuer", reader.required("issuer")),
        Set.copyOf(audience),
        SectionReader.uri("auth.resource", resource),
        reader
            .optional("jwks_url")
            .map(url -> SectionReader.secureUri("auth.jwks_url", url))
            .orElse(null),
        reader.section("authorization").texts("required_scopes"),
        algorithms(reader.texts("algorithms")),
        Duration.ofSeconds(reader.seconds("clock_skew", 60)),
        reader.flag("expose_token"),
        reader.text("provider", "oidc"),
        reader.mappings("claim_mappings"));
  }

  private static void requireVerifier(@Nullable Object mode) {
    if ("issuer".equals(mode)) {
      throw new ConfigException(
          "auth.mode: issuer is not supported: this server issues no tokens. Use an identity"
              + " provider and auth.mode: verifier.");
    }
    if (!"verifier".equals(mode)) {
      throw new ConfigException("auth.mode must be verifier, not " + mode + ".");
    }
  }

  private static void requireKnown(Map<?, ?> section) {
    Set<String> unknown = new TreeSet<>();
    section.keySet().forEach(key -> unknown.add(String.valueOf(key)));
    unknown.removeAll(KEYS);
    if (!unknown.isEmpty()) {
      throw new ConfigException(
          "auth has keys that are not supported: "
              + unknown
              + ". Known are "
              + new TreeSet<>(KEYS));
    }
  }

  private static Set<String> algorithms(List<String> named) {
    for (String algorithm : named) {
      if (!ALGORITHMS.contains(algorithm)) {
        throw new ConfigException(
            "auth.algorithms may be " + new TreeSet<>(ALGORITHMS) + ", not " + algorithm + ".");
      }
    }
    return named.isEmpty() ? ALGORITHMS : Set.copyOf(named);
  }
}
