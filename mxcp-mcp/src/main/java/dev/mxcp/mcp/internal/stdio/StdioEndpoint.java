package dev.mxcp.mcp.internal.stdio;

import dev.mxcp.mcp.internal.mapping.Params;
import dev.mxcp.mcp.internal.mapping.ProtocolException;
import dev.mxcp.mcp.internal.session.ProtocolServer;
import dev.mxcp.mcp.internal.session.RunningRequest;
import dev.mxcp.mcp.internal.session.Session;
import dev.mxcp.mcp.internal.session.Wire;
import dev.mxcp.runtime.User;
import io.modelcontextprotocol.spec.McpSchema;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves one client over a pair of streams, until the client ends its side. */
public final class StdioEndpoint implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(StdioEndpoint.class);
  private static final int PARSE_ERROR = -32700;

  private final ProtocolServer server;
  private final @Nullable User user;
  private final int maxLine;
  private volatile @Nullable LineWriter writer;

  /**
   * Creates an endpoint; closing it closes the server.
   *
   * @param user who sits at the other end; null for an anonymous user
   * @param maxLine the most bytes of a message
   */
  public StdioEndpoint(ProtocolServer server, @Nullable User user, int maxLine) {
    this.server = server;
    this.user = user;
    this.maxLine = maxLine;
  }

  /** Serves until the input ends, then finishes what runs. */
  public void serve(InputStream in, OutputStream out) throws IOException {
    Session session =
        server.sessions().open(user, 1).orElseThrow(() -> new IllegalStateException("In use"));
    LineWriter lines = new LineWriter(out, session::cancelAll);
    writer = lines;
    session.listen(lines);
    try {
      serve(new LineReader(in, maxLine), session, lines);
    } finally {
      close();
    }
  }

  private void serve(LineReader lines, Session session, LineWriter writer) throws IOException {
    while (!server.isClosing()) {
      try {
        byte[] line = lines.next();
        if (line == null) {
          return;
        }
        take(new String(line, StandardCharsets.UTF_8).strip(), session, writer);
      } catch (LineReader.TooLongException e) {
        String message = "A message is longer than " + maxLine + " bytes";
        writer.send(Wire.error(null, ProtocolException.INVALID_REQUEST, message), true);
      }
    }
  }

  private void take(String line, Session session, LineWriter writer) {
    if (line.isEmpty()) {
      return;
    }
    try {
      accept(Wire.read(line), session, writer);
    } catch (ProtocolException e) {
      writer.send(Wire.error(null, e.code(), e.text()), true);
    } catch (IllegalArgumentException e) {
      LOG.debug("What came is not JSON");
      writer.send(Wire.error(null, PARSE_ERROR, "Not JSON: " + e.getMessage()), true);
    }
  }

  private void accept(McpSchema.JSONRPCMessage message, Session session, LineWriter writer) {
    if (message instanceof McpSchema.JSONRPCNotification notification) {
      session.accept(notification);
    } else if (message instanceof McpSchema.JSONRPCResponse response) {
      session.accept(response);
    } else {
      answer((McpSchema.JSONRPCRequest) message, session, writer);
    }
  }

  private void answer(McpSchema.JSONRPCRequest request, Session session, LineWriter writer) {
    try {
      if (request.method().equals("initialize")) {
        Params params = Params.of(request.params());
        session.capabilities(params.object("capabilities"));
        writer.send(
            McpSchema.JSONRPCResponse.result(request.id(), server.initialize(params)), true);
        return;
      }
      RunningRequest running = session.begin(request, writer, user, Map.of());
      server.serve(running, request.method(), writer);
    } catch (ProtocolException e) {
      writer.send(Wire.error(request.id(), e.code(), e.text()), true);
    }
  }

  /** Ends what runs; {@link #serve} returns when its input ends. */
  @Override
  public void close() {
    server.close();
    LineWriter lines = writer;
    if (lines != null) {
      lines.finish();
    }
  }
}
