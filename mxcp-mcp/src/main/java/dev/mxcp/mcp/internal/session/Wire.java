package dev.mxcp.mcp.internal.session;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.mxcp.json.JsonText;
import dev.mxcp.mcp.internal.mapping.ProtocolException;
import dev.mxcp.mcp.internal.mapping.RawJson;
import io.modelcontextprotocol.spec.McpSchema;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Messages as JSON text. */
public final class Wire {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .addModule(new SimpleModule().addSerializer(new RawSerializer()))
          .build();

  private Wire() {}

  /** Returns a message as UTF-8, in one line. */
  public static byte[] bytes(Object message) {
    try {
      return MAPPER.writeValueAsBytes(message);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A message cannot be written", e);
    }
  }

  /**
   * Reads a message.
   *
   * @throws IllegalArgumentException if the text is not JSON
   * @throws ProtocolException if it is no message
   */
  public static McpSchema.JSONRPCMessage read(String text) {
    if (!(JsonText.read(text) instanceof Map<?, ?> map)) {
      throw invalid("A message is one JSON object");
    }
    if (!"2.0".equals(map.get("jsonrpc"))) {
      throw invalid("`jsonrpc` must be \"2.0\"");
    }
    Object method = map.get("method");
    if (method == null && (map.containsKey("result") || map.containsKey("error"))) {
      return response(map);
    }
    if (!(method instanceof String name)) {
      throw invalid("`method` must be a text");
    }
    return map.containsKey("id")
        ? new McpSchema.JSONRPCRequest(name, id(map), map.get("params"))
        : new McpSchema.JSONRPCNotification(name, map.get("params"));
  }

  private static McpSchema.JSONRPCMessage response(Map<?, ?> map) {
    Object id = id(map);
    if (map.get("error") instanceof Map<?, ?> error) {
      return McpSchema.JSONRPCResponse.error(
          id,
          new McpSchema.JSONRPCResponse.JSONRPCError(
              error.get("code") instanceof Number code ? code.intValue() : 0,
              String.valueOf(error.get("message")),
              error.get("data")));
    }
    Object result = map.get("result");
    return McpSchema.JSONRPCResponse.result(id, result == null ? Map.of() : result);
  }

  private static Object id(Map<?, ?> map) {
    Object id = map.get("id");
    if (id instanceof String || id instanceof Long) {
      return id;
    }
    throw invalid("`id` must be a text or a whole number");
  }

  /**
   * Returns an error that answers a request.
   *
   * @param id of the request; null if it is not known
   */
  public static Map<String, @Nullable Object> error(@Nullable Object id, int code, String message) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("jsonrpc", "2.0");
    map.put("id", id);
    map.put("error", Map.of("code", code, "message", message));
    return map;
  }

  private static ProtocolException invalid(String message) {
    return new ProtocolException(ProtocolException.INVALID_REQUEST, message, null);
  }

  /** Writes what is JSON already. */
  private static final class RawSerializer extends StdSerializer<RawJson> {
    private static final long serialVersionUID = 1L;

    RawSerializer() {
      super(RawJson.class);
    }

    @Override
    public void serialize(RawJson value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeRawValue(value.text());
    }
  }
}
