package dev.mxcp.mcp.internal.http;

import dev.mxcp.mcp.internal.mapping.ProtocolException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request that is refused with a status, and an error of JSON-RPC that says why. */
final class HttpException extends Exception {

  private static final long serialVersionUID = 1L;
  private static final int PARSE_ERROR = -32700;

  private final int status;
  private final int code;
  private final transient Map<String, String> headers = new LinkedHashMap<>();

  HttpException(int status, int code, String message) {
    super(message, null, false, false);
    this.status = status;
    this.code = code;
  }

  /** Returns a refusal for the form of the request. */
  static HttpException refused(int status, String message) {
    return new HttpException(status, ProtocolException.INVALID_REQUEST, message);
  }

  /** Returns a refusal of a body that is not JSON. */
  static HttpException notJson(String message) {
    return new HttpException(400, PARSE_ERROR, message);
  }

  /** Returns a refusal that ends by itself. */
  static HttpException busy(String message) {
    return new HttpException(503, ProtocolException.BUSY, message).header("Retry-After", "1");
  }

  HttpException header(String name, @Nullable String value) {
    if (value != null) {
      headers.put(name, value);
    }
    return this;
  }

  /** Says that the connection ends too, since what the client sends on it is not read. */
  HttpException closing() {
    return header("Connection", "close");
  }

  int status() {
    return status;
  }

  int code() {
    return code;
  }

  Map<String, String> headers() {
    return headers;
  }
}
