package dev.mxcp.cli.serve;

import dev.mxcp.Mxcp;
import dev.mxcp.mcp.McpServlet;
import dev.mxcp.mcp.auth.BearerTokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.jspecify.annotations.Nullable;

/** An HTTP server for one servlet, its health, and its metadata. */
public final class HttpHost implements AutoCloseable {

  private final Server jetty = new Server();
  private final ServerConnector connector;
  private final McpServlet servlet;
  private volatile boolean ending;

  /**
   * Prepares a server.
   *
   * @param path of the servlet
   * @param mxcp whose health is told at {@code /health}
   * @param tokens whose metadata clients look for; null if there is no authentication
   */
  public HttpHost(
      String host,
      int port,
      String path,
      McpServlet servlet,
      Mxcp mxcp,
      @Nullable BearerTokens tokens) {
    this.servlet = servlet;
    connector = connector(host, port);
    jetty.addConnector(connector);
    ServletContextHandler context = new ServletContextHandler();
    ServletHolder holder = new ServletHolder(servlet);
    holder.setAsyncSupported(true);
    context.addServlet(holder, path);
    context.addServlet(new ServletHolder(new HealthServlet(mxcp, () -> ending)), "/health");
    if (tokens != null) {
      context.addServlet(new ServletHolder(tokens.metadata()), tokens.metadataPath());
    }
    jetty.setHandler(context);
  }

  private ServerConnector connector(String host, int port) {
    HttpConfiguration configuration = new HttpConfiguration();
    configuration.setSendServerVersion(false);
    configuration.setRequestHeaderSize(32 * 1024);
    ServerConnector made = new ServerConnector(jetty, new HttpConnectionFactory(configuration));
    made.setHost(host);
    made.setPort(port);
    return made;
  }

  /**
   * Starts it.
   *
   * @return the port, also if any port was asked for
   * @throws UncheckedIOException if the port cannot be had
   */
  public int start() {
    try {
      jetty.start();
      return connector.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (Exception e) {
      throw new IllegalStateException("The HTTP server did not start", e);
    }
  }

  /** Waits for the end. */
  public void join() throws InterruptedException {
    jetty.join();
  }

  /** Lets running calls finish, then ends. */
  @Override
  public void close() {
    ending = true;
    servlet.close();
    try {
      jetty.stop();
    } catch (Exception e) {
      throw new IllegalStateException("The HTTP server did not stop", e);
    }
  }
}
