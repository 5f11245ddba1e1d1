package dev.mxcp.mcp.internal.mapping;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a request.
 *
 * @param map what the client sent
 */
public record Params(Map<String, @Nullable Object> map) {

  /**
   * Returns the parameters of a request.
   *
   * @throws ProtocolException if they are not an object
   */
  public static Params of(@Nullable Object sent) {
    return new Params(object(sent, "params"));
  }

  /** Returns a text that must be there. */
  String text(String name) {
    return optional(name)
        .orElseThrow(() -> ProtocolException.params("`" + name + "` must be a text"));
  }

  /** Returns a text; empty if it is missing. */
  Optional<String> optional(String name) {
    Object value = map.get(name);
    if (value != null && !(value instanceof String)) {
      throw ProtocolException.params("`" + name + "` must be a text");
    }
    return Optional.ofNullable((String) value);
  }

  /** Returns an object; an empty one if it is missing. */
  public Map<String, @Nullable Object> object(String name) {
    return object(map.get(name), name);
  }

  /** Returns the token for notifications of progress; null if the client wants none. */
  @Nullable Object progressToken() {
    Object token = object("_meta").get("progressToken");
    return token instanceof String || token instanceof Number ? token : null;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, @Nullable Object> object(@Nullable Object value, String name) {
    if (value == null) {
      return Map.of();
    }
    if (!(value instanceof Map)) {
      throw ProtocolException.params("`" + name + "` must be an object");
    }
    return (Map<String, @Nullable Object>) value;
  }
}
