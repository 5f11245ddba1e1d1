package dev.mxcp.mcp.internal.mapping;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request that breaks the protocol, or asks for what is not there: an error of JSON-RPC. */
public final class ProtocolException extends RuntimeException {

  /** The request is not of the protocol's form. */
  public static final int INVALID_REQUEST = -32600;

  /** The parameters are not of the method's form. */
  public static final int INVALID_PARAMS = -32602;

  /** A defect, or a tool that cannot answer in another form. */
  public static final int INTERNAL = -32603;

  /** The server has too much to do. */
  public static final int BUSY = -32000;

  /** No resource has the URI. */
  public static final int RESOURCE_NOT_FOUND = -32002;

  private static final long serialVersionUID = 1L;

  private final int code;
  private final transient @Nullable Map<String, @Nullable Object> data;

  /**
   * Creates an error.
   *
   * @param message safe for the client
   * @param data more about it; null for none
   */
  public ProtocolException(int code, String message, @Nullable Map<String, @Nullable Object> data) {
    super(message, null, false, false);
    this.code = code;
    this.data = data;
  }

  /** Returns an error about the parameters of a request. */
  public static ProtocolException params(String message) {
    return new ProtocolException(INVALID_PARAMS, message, null);
  }

  /** Returns the code of JSON-RPC. */
  public int code() {
    return code;
  }

  /** Returns more about it; null for nothing. */
  public @Nullable Map<String, @Nullable Object> data() {
    return data;
  }

  /** Returns the message; an exception of ours always has one. */
  public String text() {
    return String.valueOf(getMessage());
  }
}
