package dev.mxcp.mcp;

import dev.mxcp.Mxcp;

/**
 * Factory of servers that serve a running project by the Model Context Protocol.
 *
 * <pre>{@code
 * try (Mxcp mxcp = Mxcp.builder().project(path).invoker(SqlInvoker.duckDb()).build();
 *     McpServlet servlet = McpServers.servlet(mxcp)) {
 *   // mount the servlet at /mcp
 * }
 * }</pre>
 *
 * <p>A server lists what the project declares, calls tools, reads resources, renders prompts, and
 * tells its clients when a reload changes a list. It does not close the {@link Mxcp}.
 */
public final class McpServers {

  private McpServers() {}

  /** Returns a servlet for streamable HTTP, with the default options. */
  public static McpServlet servlet(Mxcp mxcp) {
    return servlet(mxcp, McpOptions.DEFAULT);
  }

  /** Returns a servlet for streamable HTTP. */
  public static McpServlet servlet(Mxcp mxcp, McpOptions options) {
    return new McpServlet(mxcp, options);
  }

  /** Returns a server for standard input and output, with the default options. */
  public static McpStdio stdio(Mxcp mxcp) {
    return stdio(mxcp, McpOptions.DEFAULT);
  }

  /** Returns a server for standard input and output. */
  public static McpStdio stdio(Mxcp mxcp, McpOptions options) {
    return new McpStdio(mxcp, options);
  }
}
