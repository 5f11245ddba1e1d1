package dev.mxcp.mcp.auth;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import dev.mxcp.json.JsonText;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The issuer's public keys: fetched when needed, kept for minutes, and fetched again for a key that
 * is not known, though not more often than the issuer can bear. Thread-safe.
 */
final class IssuerKeys implements JWKSource<SecurityContext> {

  private static final int TIMEOUT_MILLIS = 5_000;
  private static final int MOST_BYTES = 256 * 1024;
  private static final long OUTAGE_MILLIS = TimeUnit.HOURS.toMillis(4);

  private final DefaultResourceRetriever web =
      new DefaultResourceRetriever(TIMEOUT_MILLIS, TIMEOUT_MILLIS, MOST_BYTES);
  private final AuthSettings settings;
  private volatile @Nullable JWKSource<SecurityContext> source;

  IssuerKeys(AuthSettings settings) {
    this.settings = settings;
  }

  @Override
  public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context)
      throws KeySourceException {
    return source().get(selector, context);
  }

  private JWKSource<SecurityContext> source() throws KeySourceException {
    JWKSource<SecurityContext> known = source;
    if (known != null) {
      return known;
    }
    synchronized (this) {
      if (source == null) {
        source = create();
      }
      return source;
    }
  }

  private JWKSource<SecurityContext> create() throws KeySourceException {
    try {
      URI url = settings.jwksUrl() == null ? discover() : settings.jwksUrl();
      return JWKSourceBuilder.create(url.toURL(), web)
          .refreshAheadCache(false)
          .retrying(true)
          .outageTolerant(OUTAGE_MILLIS)
          .build();
    } catch (MalformedURLException e) {
      throw new KeySourceException("The address of the issuer's keys is none", e);
    }
  }

  private URI discover() throws KeySourceException {
    String issuer = settings.issuer().toString();
    String base = issuer.endsWith("/") ? issuer : issuer + "/";
    try {
      String text =
          web.retrieveResource(URI.create(base + ".well-known/openid-configuration").toURL())
              .getContent();
      if (JsonText.read(text) instanceof Map<?, ?> map
          && issuer.equals(map.get("issuer"))
          && map.get("jwks_uri") instanceof String url) {
        return SectionReader.secureUri("jwks_uri", url);
      }
      throw new KeySourceException("The issuer's configuration is not that of " + issuer);
    } catch (IOException | RuntimeException e) {
      throw new KeySourceException("The issuer's configuration cannot be read", e);
    }
  }
}
