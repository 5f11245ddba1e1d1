package dev.mxcp.mcp.internal.http;

import dev.mxcp.mcp.internal.session.Wire;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

/** One HTTP request and its answer; neither is read or written by a thread that waits. */
final class Exchange {

  static final String EVENTS = "text/event-stream";

  private final HttpServletRequest request;
  private final HttpServletResponse response;
  private final AnswerStream stream;

  /** Begins an exchange; the container's thread may go. */
  Exchange(HttpServletRequest request, HttpServletResponse response) {
    this.request = request;
    this.response = response;
    stream = new AnswerStream(request, response, accepts(request, EVENTS));
  }

  HttpServletRequest request() {
    return request;
  }

  /** Returns where an answer with more than one message goes. */
  AnswerStream stream() {
    return stream;
  }

  @Nullable String header(String name) {
    return request.getHeader(name);
  }

  /** Returns whether the client takes a media type. */
  boolean accepts(String type) {
    return accepts(request, type);
  }

  private static boolean accepts(HttpServletRequest request, String type) {
    String accept = request.getHeader("Accept");
    return accept != null
        ? accept.contains(type) || accept.contains("*/*")
        : type.equals("application/json");
  }

  /** Sets a header of the answer. */
  void answerHeader(String name, String value) {
    response.setHeader(name, value);
  }

  /** Answers with one message. */
  void answer(Object message) {
    stream.send(message, true);
    stream.end();
  }

  /** Answers with a status alone. */
  void done(int status) {
    response.setStatus(status);
    stream.endEmpty();
  }

  /** Answers that the request is refused; nothing if the client is gone. */
  void refuse(HttpException refusal) {
    if (stream.isDone()) {
      return;
    }
    response.setStatus(refusal.status());
    refusal.headers().forEach(response::setHeader);
    answer(Wire.error(null, refusal.code(), String.valueOf(refusal.getMessage())));
  }
}
