package dev.mxcp.mcp.internal.http;

import dev.mxcp.mcp.auth.UnauthorizedException;
import dev.mxcp.mcp.internal.mapping.Methods;
import dev.mxcp.mcp.internal.mapping.Params;
import dev.mxcp.mcp.internal.mapping.ProtocolException;
import dev.mxcp.mcp.internal.session.ProtocolServer;
import dev.mxcp.mcp.internal.session.RunningRequest;
import dev.mxcp.mcp.internal.session.Session;
import dev.mxcp.mcp.internal.session.Wire;
import dev.mxcp.mcp.internal.settings.HttpSettings;
import dev.mxcp.runtime.User;
import io.modelcontextprotocol.spec.McpSchema;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Streamable HTTP: POST brings messages, GET listens, DELETE ends a session. Thread-safe. */
public final class HttpEndpoint implements AutoCloseable {

  private static final String SESSION = "Mcp-Session-Id";
  private static final String REVISION = "MCP-Protocol-Version";
  private static final Logger LOG = LoggerFactory.getLogger(HttpEndpoint.class);

  private final ProtocolServer server;
  private final HttpSettings settings;
  private final Guard guard;
  private final Streams streams = new Streams();

  /** Creates an endpoint; closing it closes the server. */
  public HttpEndpoint(ProtocolServer server, HttpSettings settings) {
    this.server = server;
    this.settings = settings;
    guard = new Guard(settings);
    server.everySecond(streams::beat);
    server.everySecond(() -> server.sessions().closeIdle(settings.sessionIdle()));
  }

  /** Answers a request. */
  public void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Exchange exchange = new Exchange(request, response);
    try {
      guard.check(request);
      User user = verify(request);
      if (server.isClosing()) {
        throw HttpException.busy("The server is shutting down");
      }
      switch (request.getMethod()) {
        case "POST" -> post(exchange, user);
        case "GET" -> listen(exchange, user);
        case "DELETE" -> delete(exchange, user);
        default ->
            throw HttpException.refused(405, "Use POST, GET or DELETE")
                .header("Allow", "POST, GET, DELETE");
      }
    } catch (HttpException e) {
      exchange.refuse(e);
    }
  }

  private @Nullable User verify(HttpServletRequest request) throws HttpException {
    try {
      return settings.verifier().verify(request);
    } catch (UnauthorizedException e) {
      throw HttpException.refused(e.status(), String.valueOf(e.getMessage()))
          .header("WWW-Authenticate", e.challenge());
    }
  }

  private void post(Exchange exchange, @Nullable User user) throws HttpException, IOException {
    requireRevision(exchange);
    Body.read(exchange, settings.maxBody(), streams, text -> take(text, exchange, user));
  }

  private void take(String text, Exchange exchange, @Nullable User user) {
    try {
      take(message(text), exchange, user);
    } catch (HttpException e) {
      exchange.refuse(e);
    } catch (RuntimeException | StackOverflowError e) {
      LOG.error("A request failed", e);
      exchange.refuse(new HttpException(500, ProtocolException.INTERNAL, "The server failed"));
    }
  }

  private static McpSchema.JSONRPCMessage message(String text) throws HttpException {
    try {
      return Wire.read(text);
    } catch (ProtocolException e) {
      throw new HttpException(400, e.code(), e.text());
    } catch (IllegalArgumentException e) {
      throw HttpException.notJson("The body is not JSON: " + e.getMessage());
    }
  }

  private void take(McpSchema.JSONRPCMessage message, Exchange exchange, @Nullable User user)
      throws HttpException {
    if (message instanceof McpSchema.JSONRPCRequest call && call.method().equals("initialize")) {
      initialize(call, exchange, user);
      return;
    }
    Session session = session(exchange, user);
    if (message instanceof McpSchema.JSONRPCRequest call) {
      serve(session, call, exchange, user);
    } else {
      if (message instanceof McpSchema.JSONRPCNotification notification) {
        session.accept(notification);
      } else {
        session.accept((McpSchema.JSONRPCResponse) message);
      }
      exchange.done(HttpServletResponse.SC_ACCEPTED);
    }
  }

  private void initialize(McpSchema.JSONRPCRequest request, Exchange exchange, @Nullable User user)
      throws HttpException {
    Object answer;
    try {
      Params params = Params.of(request.params());
      answer = McpSchema.JSONRPCResponse.result(request.id(), server.initialize(params));
      if (!settings.stateless()) {
        Session session =
            server
                .sessions()
                .open(user, settings.maxSessions())
                .orElseThrow(() -> HttpException.busy("There are too many sessions"));
        session.capabilities(params.object("capabilities"));
        exchange.answerHeader(SESSION, session.id());
      }
    } catch (ProtocolException e) {
      answer = Wire.error(request.id(), e.code(), e.text());
    }
    exchange.answer(answer);
  }

  private void serve(
      Session session, McpSchema.JSONRPCRequest call, Exchange exchange, @Nullable User user)
      throws HttpException {
    if (!exchange.accepts(Exchange.EVENTS) && !exchange.accepts("application/json")) {
      throw HttpException.refused(406, "Accept application/json and " + Exchange.EVENTS);
    }
    AnswerStream stream = exchange.stream();
    RunningRequest running;
    try {
      running = session.begin(call, stream, user, RequestHeaders.of(exchange.request()));
    } catch (ProtocolException e) {
      exchange.answer(Wire.error(call.id(), e.code(), e.text()));
      return;
    }
    stream.onGone(running::cancel);
    if (Methods.runsCode(call.method())) {
      streams.watch(stream, false);
    }
    server.serve(running, call.method(), stream);
  }

  private void listen(Exchange exchange, @Nullable User user) throws HttpException {
    requireRevision(exchange);
    if (settings.stateless()) {
      throw HttpException.refused(405, "There are no sessions to listen to")
          .header("Allow", "POST");
    }
    if (!exchange.accepts(Exchange.EVENTS)) {
      throw HttpException.refused(406, "Accept " + Exchange.EVENTS);
    }
    Session session = session(exchange, user);
    AnswerStream stream = exchange.stream();
    stream.openEvents();
    stream.onGone(session.listen(stream));
    streams.watch(stream, true);
  }

  private void delete(Exchange exchange, @Nullable User user) throws HttpException {
    if (settings.stateless()) {
      throw HttpException.refused(405, "There are no sessions to end").header("Allow", "POST");
    }
    server.sessions().close(session(exchange, user));
    exchange.done(HttpServletResponse.SC_NO_CONTENT);
  }

  /** A session belongs to the user who opened it: for others it is not there. */
  private Session session(Exchange exchange, @Nullable User user) throws HttpException {
    if (settings.stateless()) {
      return server.sessions().passing(user);
    }
    String id = exchange.header(SESSION);
    if (id == null) {
      throw HttpException.refused(400, "The header " + SESSION + " is missing; initialize first");
    }
    return server
        .sessions()
        .get(id)
        .filter(session -> isSame(session.user(), user))
        .orElseThrow(
            () -> HttpException.refused(404, "There is no such session; initialize again"));
  }

  private static boolean isSame(@Nullable User one, @Nullable User other) {
    if (one == null || other == null) {
      return one == other;
    }
    return one.provider().equals(other.provider()) && one.id().equals(other.id());
  }

  private static void requireRevision(Exchange exchange) throws HttpException {
    String revision = exchange.header(REVISION);
    if (revision != null && !Methods.REVISIONS.contains(revision)) {
      throw HttpException.refused(
          400, "This revision is not spoken; " + REVISION + " may be " + Methods.REVISIONS);
    }
  }

  /** Returns how many sessions there are. */
  public int sessions() {
    return server.sessions().size();
  }

  /** Drains and ends everything. */
  @Override
  public void close() {
    server.close();
  }
}
