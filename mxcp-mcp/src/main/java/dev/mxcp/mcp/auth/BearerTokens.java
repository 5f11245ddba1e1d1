package dev.mxcp.mcp.auth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.mxcp.config.Config;
import dev.mxcp.error.ConfigException;
import dev.mxcp.runtime.User;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Verifier of bearer tokens: JWTs that an issuer signed for this server.
 *
 * <p>A token is refused unless its signature, issuer, audience, times and scopes are right. It goes
 * no further: tools see its claims as the user, and the token itself only if the configuration says
 * {@code expose_token: true}. Thread-safe.
 */
public final class BearerTokens implements RequestVerifier {

  private static final Logger LOG = LoggerFactory.getLogger(BearerTokens.class);
  private static final String SCHEME = "bearer ";

  private final AuthSettings settings;
  private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
  private final TokenUser users;

  private BearerTokens(AuthSettings settings) {
    this.settings = settings;
    users = new TokenUser(settings);
    processor.setJWSTypeVerifier(
        new DefaultJOSEObjectTypeVerifier<>(
            JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
    processor.setJWSKeySelector(
        new JWSVerificationKeySelector<>(algorithms(settings), new IssuerKeys(settings)));
    processor.setJWTClaimsSetVerifier(claims(settings));
  }

  /**
   * Returns the verifier that the section {@code auth} of the user file configures; empty if there
   * is none.
   *
   * @throws ConfigException if it asks for what is not supported, such as {@code mode: issuer}
   */
  public static Optional<BearerTokens> configured(Config config) {
    Object section = profile(config).get("auth");
    if (section == null) {
      return Optional.empty();
    }
    if (!(section instanceof Map<?, ?> map)) {
      throw new ConfigException("auth must be a mapping.");
    }
    return Optional.of(new BearerTokens(AuthSettings.read(map)));
  }

  /** A profile that is not found must not be taken for one without authentication. */
  private static Map<?, ?> profile(Config config) {
    Object value = config.user();
    for (String key : List.of("projects", config.project(), "profiles", config.profile())) {
      value = value instanceof Map<?, ?> map ? map.get(key) : null;
    }
    if (value instanceof Map<?, ?> profile) {
      return profile;
    }
    throw new ConfigException(
        "The configuration does not hold the profile "
            + config.profile()
            + " of the project "
            + config.project()
            + ", so it cannot be told whether it asks for authentication.");
  }

  private static Set<JWSAlgorithm> algorithms(AuthSettings settings) {
    return settings.algorithms().stream().map(JWSAlgorithm::parse).collect(Collectors.toSet());
  }

  private static DefaultJWTClaimsVerifier<SecurityContext> claims(AuthSettings settings) {
    DefaultJWTClaimsVerifier<SecurityContext> verifier =
        new DefaultJWTClaimsVerifier<>(
            settings.audience(),
            new JWTClaimsSet.Builder().issuer(settings.issuer().toString()).build(),
            Set.of("sub", "exp"),
            null);
    verifier.setMaxClockSkew((int) settings.clockSkew().toSeconds());
    return verifier;
  }

  @Override
  public User verify(HttpServletRequest request) throws UnauthorizedException {
    String header = request.getHeader("Authorization");
    if (header == null) {
      throw new UnauthorizedException(401, "A bearer token is missing", challenge(null, null));
    }
    if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      throw invalid("Only bearer tokens are taken");
    }
    String token = header.substring(SCHEME.length()).strip();
    JWTClaimsSet claims = verify(token);
    if (!TokenUser.scopes(claims).containsAll(settings.scopes())) {
      throw new UnauthorizedException(
          403,
          "The token lacks a scope",
          challenge("insufficient_scope", "The token lacks a scope"));
    }
    return users.of(claims, token);
  }

  private JWTClaimsSet verify(String token) throws UnauthorizedException {
    try {
      return processor.process(token, null);
    } catch (ParseException e) {
      throw invalid("The token is not a JWT");
    } catch (RateLimitReachedException e) {
      throw invalid("The token is signed with a key that the issuer does not publish");
    } catch (KeySourceException e) {
      LOG.warn("The keys of {} cannot be had: {}", settings.issuer(), e.getMessage());
      throw new UnauthorizedException(503, "Tokens cannot be verified at the moment", null);
    } catch (BadJOSEException | JOSEException | RuntimeException e) {
      LOG.debug("A token was refused", e);
      throw invalid("The token is not valid here, or no longer valid");
    }
  }

  private UnauthorizedException invalid(String message) {
    return new UnauthorizedException(401, message, challenge("invalid_token", message));
  }

  private String challenge(@Nullable String error, @Nullable String description) {
    StringBuilder text = new StringBuilder("Bearer ");
    if (error != null) {
      text.append("error=\"").append(error).append("\", ");
      text.append("error_description=\"").append(description).append("\", ");
    }
    if (!settings.scopes().isEmpty()) {
      text.append("scope=\"").append(String.join(" ", settings.scopes())).append("\", ");
    }
    return text.append("resource_metadata=\"")
        .append(ResourceMetadata.url(settings.resource()))
        .append('"')
        .toString();
  }

  /**
   * Returns a servlet with the metadata that lead clients to the issuer of tokens (RFC 9728).
   *
   * <p>Mount it at {@link #metadataPath()}.
   */
  public HttpServlet metadata() {
    return new ResourceMetadata(settings);
  }

  /** Returns the public URL of the server. */
  public URI resource() {
    return settings.resource();
  }

  /** Returns the path at which clients look for {@link #metadata()}. */
  public String metadataPath() {
    return ResourceMetadata.url(settings.resource()).getPath();
  }
}
