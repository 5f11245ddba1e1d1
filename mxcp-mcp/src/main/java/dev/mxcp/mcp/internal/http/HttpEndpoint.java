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

/** Streamable HTTP: POST brings messages, GET listens, DELETE ends a session. Thread-safe. */
public final class HttpEndpoint implements AutoCloseable {

  private static final String SESSION = "Mcp-Session-Id";
  private static final String REVISION = "MCP-Protocol-Version";
  private static final String EVENTS = "text/event-stream";

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
    try {
      guard.check(request);
      User user = verify(request);
      if (server.isClosing()) {
        throw HttpException.busy("The server is shutting down");
      }
      switch (request.getMethod()) {
        case "POST" -> post(request, response, user);
        case "GET" -> listen(request, response, user);
        case "DELETE" -> delete(request, response, user);
        default ->
            throw HttpException.refused(405, "Use POST, GET or DELETE")
                .header("Allow", "POST, GET, DELETE");
      }
    } catch (HttpException e) {
      e.write(response);
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

  private void post(HttpServletRequest request, HttpServletResponse response, @Nullable User user)
      throws HttpException, IOException {
    requireRevision(request);
    McpSchema.JSONRPCMessage message = read(request);
    if (message instanceof McpSchema.JSONRPCRequest call && call.method().equals("initialize")) {
      initialize(call, response, user);
      return;
    }
    Session session = session(request, user);
    if (message instanceof McpSchema.JSONRPCRequest call) {
      serve(session, call, request, response, user);
    } else {
      if (message instanceof McpSchema.JSONRPCNotification notification) {
        session.accept(notification);
      } else {
        session.accept((McpSchema.JSONRPCResponse) message);
      }
      response.setStatus(HttpServletResponse.SC_ACCEPTED);
    }
  }

  private McpSchema.JSONRPCMessage read(HttpServletRequest request)
      throws HttpException, IOException {
    try {
      return Wire.read(Body.read(request, settings.maxBody()));
    } catch (ProtocolException e) {
      throw new HttpException(400, e.code(), e.text());
    } catch (IllegalArgumentException e) {
      throw HttpException.notJson("The body is not JSON: " + e.getMessage());
    }
  }

  private void initialize(
      McpSchema.JSONRPCRequest request, HttpServletResponse response, @Nullable User user)
      throws HttpException, IOException {
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
        response.setHeader(SESSION, session.id());
      }
    } catch (ProtocolException e) {
      answer = Wire.error(request.id(), e.code(), e.text());
    }
    byte[] body = Wire.bytes(answer);
    response.setContentType("application/json");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  private void serve(
      Session session,
      McpSchema.JSONRPCRequest call,
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable User user)
      throws HttpException {
    boolean takesEvents = accepts(request, EVENTS);
    if (!takesEvents && !accepts(request, "application/json")) {
      throw HttpException.refused(406, "Accept application/json and " + EVENTS);
    }
    AnswerStream stream = new AnswerStream(request, response, takesEvents);
    RunningRequest running;
    try {
      running = session.begin(call, stream, user, RequestHeaders.of(request));
    } catch (ProtocolException e) {
      stream.send(Wire.error(call.id(), e.code(), e.text()), true);
      stream.end();
      return;
    }
    stream.onGone(running::cancel);
    if (Methods.runsCode(call.method())) {
      streams.watch(stream, false);
    }
    server.serve(running, call.method(), stream);
  }

  private void listen(HttpServletRequest request, HttpServletResponse response, @Nullable User user)
      throws HttpException {
    requireRevision(request);
    if (settings.stateless()) {
      throw HttpException.refused(405, "There are no sessions to listen to")
          .header("Allow", "POST");
    }
    if (!accepts(request, EVENTS)) {
      throw HttpException.refused(406, "Accept " + EVENTS);
    }
    Session session = session(request, user);
    AnswerStream stream = new AnswerStream(request, response, true);
    stream.openEvents();
    stream.onGone(session.listen(stream));
    streams.watch(stream, true);
  }

  private void delete(HttpServletRequest request, HttpServletResponse response, @Nullable User user)
      throws HttpException {
    if (settings.stateless()) {
      throw HttpException.refused(405, "There are no sessions to end").header("Allow", "POST");
    }
    server.sessions().close(session(request, user));
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
  }

  /** A session belongs to the user who opened it: for others it is not there. */
  private Session session(HttpServletRequest request, @Nullable User user) throws HttpException {
    if (settings.stateless()) {
      return server.sessions().passing(user);
    }
    String id = request.getHeader(SESSION);
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

  private static void requireRevision(HttpServletRequest request) throws HttpException {
    String revision = request.getHeader(REVISION);
    if (revision != null && !Methods.REVISIONS.contains(revision)) {
      throw HttpException.refused(
          400, "This revision is not spoken; " + REVISION + " may be " + Methods.REVISIONS);
    }
  }

  private static boolean accepts(HttpServletRequest request, String type) {
    String accept = request.getHeader("Accept");
    return accept != null
        ? accept.contains(type) || accept.contains("*/*")
        : type.equals("application/json");
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
