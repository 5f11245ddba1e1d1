package dev.mxcp.mcp;

import dev.mxcp.Mxcp;
import jakarta.servlet.http.HttpServlet;
import java.net.URI;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** A project behind a real HTTP server on a port of its own. */
public final class TestServer implements AutoCloseable {

  /** So few that a request which holds one shows. */
  private static final int THREADS = 8;

  private final Server jetty = new Server(new QueuedThreadPool(THREADS));
  private final ServerConnector connector = new ServerConnector(jetty, 1, 1);
  private final ServletContextHandler context = new ServletContextHandler();
  private final McpServlet servlet;

  /** Starts a server; closing it leaves the project open. */
  public TestServer(Mxcp mxcp, McpOptions options, int port) throws Exception {
    connector.setHost("127.0.0.1");
    connector.setPort(port);
    jetty.addConnector(connector);
    servlet = McpServers.servlet(mxcp, options);
    ServletHolder holder = new ServletHolder(servlet);
    holder.setAsyncSupported(true);
    context.addServlet(holder, "/mcp");
    jetty.setHandler(context);
    jetty.start();
  }

  /** Adds another servlet. */
  public TestServer mount(HttpServlet other, String path) {
    context.addServlet(new ServletHolder(other), path);
    return this;
  }

  /** Returns where it is. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + port() + "/mcp");
  }

  /** Returns its port. */
  public int port() {
    return connector.getLocalPort();
  }

  /** Returns what it serves. */
  public McpServlet servlet() {
    return servlet;
  }

  @Override
  public void close() throws Exception {
    servlet.close();
    jetty.stop();
  }
}
