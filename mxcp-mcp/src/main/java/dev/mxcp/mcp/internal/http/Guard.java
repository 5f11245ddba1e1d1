package dev.mxcp.mcp.internal.http;

import dev.mxcp.mcp.internal.settings.HttpSettings;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps pages of other sites away: a request must name this server as its host, and a browser's
 * request must come from a page that is allowed.
 */
final class Guard {

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

  private final HttpSettings settings;

  Guard(HttpSettings settings) {
    this.settings = settings;
  }

  /** Checks the headers {@code Host} and {@code Origin}. */
  void check(HttpServletRequest request) throws HttpException {
    String host = request.getHeader("Host");
    if (host == null || !isAllowedHost(host.toLowerCase(Locale.ROOT))) {
      throw HttpException.refused(403, "This host is not allowed");
    }
    String origin = request.getHeader("Origin");
    if (origin != null && !isAllowedOrigin(origin.toLowerCase(Locale.ROOT))) {
      throw HttpException.refused(403, "This origin is not allowed");
    }
  }

  private boolean isAllowedHost(String host) {
    String name = withoutPort(host);
    return LOOPBACK.contains(name)
        || settings.hosts().contains(name)
        || settings.hosts().contains(host);
  }

  private static String withoutPort(String host) {
    int colon = host.lastIndexOf(':');
    boolean isPort = colon > 0 && host.indexOf(']', colon) < 0;
    return isPort ? host.substring(0, colon) : host;
  }

  private boolean isAllowedOrigin(String origin) {
    if (settings.origins().contains(origin)) {
      return true;
    }
    String host = hostOf(origin);
    return host != null && LOOPBACK.contains(host);
  }

  private static @Nullable String hostOf(String origin) {
    try {
      return new URI(origin).getHost();
    } catch (URISyntaxException e) {
      return null;
    }
  }
}
