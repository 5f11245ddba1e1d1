package dev.mxcp.mcp.auth;

import com.nimbusds.jose.util.JSONObjectUtils;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells clients who issues tokens for this server. */
final class ResourceMetadata extends HttpServlet {

  private static final long serialVersionUID = 1L;
  private static final String WELL_KNOWN = "/.well-known/oauth-protected-resource";

  private final transient byte[] document;

  ResourceMetadata(AuthSettings settings) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("resource", settings.resource().toString());
    map.put("authorization_servers", List.of(settings.issuer().toString()));
    map.put("bearer_methods_supported", List.of("header"));
    if (!settings.scopes().isEmpty()) {
      map.put("scopes_supported", settings.scopes());
    }
    document = JSONObjectUtils.toJSONString(map).getBytes(StandardCharsets.UTF_8);
  }

  /** Returns where the metadata of a resource is: the path goes between host and path. */
  static URI url(URI resource) {
    String path = resource.getPath() == null ? "" : resource.getPath();
    return resource.resolve(WELL_KNOWN + (path.equals("/") ? "" : path));
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType("application/json");
    // Public, and for clients that run in browsers as well.
    response.setHeader("Access-Control-Allow-Origin", "*");
    response.getOutputStream().write(document);
  }
}
