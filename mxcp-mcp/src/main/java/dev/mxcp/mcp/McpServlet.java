package dev.mxcp.mcp;

import dev.mxcp.Mxcp;
import dev.mxcp.mcp.internal.http.HttpEndpoint;
import dev.mxcp.mcp.internal.session.ProtocolServer;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Servlet that serves a project over streamable HTTP.
 *
 * <p>The host enables asynchronous requests for it. It checks the headers {@code Host} and {@code
 * Origin} itself, so behind a proxy the public name must be allowed. Thread-safe. Close it before
 * the {@link Mxcp}; a container that destroys the servlet closes it too.
 */
@WebServlet(asyncSupported = true)
public final class McpServlet extends HttpServlet implements AutoCloseable {

  private static final long serialVersionUID = 1L;

  private final transient HttpEndpoint endpoint;

  McpServlet(Mxcp mxcp, McpOptions options) {
    endpoint =
        new HttpEndpoint(new ProtocolServer(mxcp, options.settings(), "http"), options.http());
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    endpoint.service(request, response);
  }

  /** Returns the number of open sessions. */
  public int sessions() {
    return endpoint.sessions();
  }

  @Override
  public void destroy() {
    close();
  }

  /** Rejects new requests, waits for running calls, then cancels them and ends all sessions. */
  @Override
  public void close() {
    endpoint.close();
  }
}
