package dev.mxcp.mcp.internal.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The headers of a request that tools may see: none that carries credentials. */
final class RequestHeaders {

  private static final Set<String> CREDENTIALS =
      Set.of("authorization", "proxy-authorization", "cookie", "mcp-session-id");

  private RequestHeaders() {}

  /** Returns the headers by name; several of one name are joined by commas. */
  static Map<String, String> of(HttpServletRequest request) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (String name : Collections.list(request.getHeaderNames())) {
      if (!CREDENTIALS.contains(name.toLowerCase(Locale.ROOT))) {
        headers.put(name, String.join(", ", Collections.list(request.getHeaders(name))));
      }
    }
    return headers;
  }
}
