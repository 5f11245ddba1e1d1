package dev.mxcp.mcp;

import dev.mxcp.Mxcp;
import dev.mxcp.mcp.internal.session.ProtocolServer;
import dev.mxcp.mcp.internal.stdio.StdioEndpoint;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Server for one client over a pair of streams, such as those of the process. */
public final class McpStdio implements AutoCloseable {

  private final StdioEndpoint endpoint;

  McpStdio(Mxcp mxcp, McpOptions options) {
    endpoint =
        new StdioEndpoint(
            new ProtocolServer(mxcp, options.settings(), "stdio"),
            options.user(),
            options.http().maxBody());
  }

  /**
   * Serves until the input ends, then finishes the running calls; once.
   *
   * @param in messages of the client, one a line
   * @param out gets messages, one a line, and nothing else
   * @throws IOException if the input cannot be read
   */
  public void serve(InputStream in, OutputStream out) throws IOException {
    endpoint.serve(in, out);
  }

  /** Rejects new requests, waits for running calls, then cancels them. */
  @Override
  public void close() {
    endpoint.close();
  }
}
