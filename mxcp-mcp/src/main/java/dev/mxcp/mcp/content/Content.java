package dev.mxcp.mcp.content;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Content that a tool without a declared {@code return} may return, alone or in a list.
 *
 * <p>Each is a map in the form of the protocol, so that other callers than MCP clients get plain
 * data. In Python the same are {@code Image}, {@code Audio}, {@code EmbeddedResource} and {@code
 * ResourceLink} of {@code mxcp.runtime}.
 */
public final class Content {

  private Content() {}

  /** Returns text, for a list with other content. */
  public static Map<String, @Nullable Object> text(String text) {
    return block("text", "text", text, null, null);
  }

  /**
   * Returns an image.
   *
   * @param mimeType such as {@code image/png}
   */
  public static Map<String, @Nullable Object> image(byte[] data, String mimeType) {
    return block("image", "data", base64(data), "mimeType", mimeType);
  }

  /**
   * Returns audio.
   *
   * @param mimeType such as {@code audio/wav}
   */
  public static Map<String, @Nullable Object> audio(byte[] data, String mimeType) {
    return block("audio", "data", base64(data), "mimeType", mimeType);
  }

  /**
   * Returns a resource with its text.
   *
   * @param mimeType the media type; null if not known
   */
  public static Map<String, @Nullable Object> resource(
      String uri, String text, @Nullable String mimeType) {
    return block("resource", "resource", contents(uri, mimeType, "text", text), null, null);
  }

  /**
   * Returns a resource with its bytes.
   *
   * @param mimeType the media type; null if not known
   */
  public static Map<String, @Nullable Object> resource(
      String uri, byte[] data, @Nullable String mimeType) {
    return block("resource", "resource", contents(uri, mimeType, "blob", base64(data)), null, null);
  }

  /**
   * Returns a link to a resource that the client may read.
   *
   * @param mimeType the media type; null if not known
   */
  public static Map<String, @Nullable Object> link(
      String uri, String name, @Nullable String mimeType) {
    Map<String, @Nullable Object> link = block("resource_link", "uri", uri, "name", name);
    putPresent(link, "mimeType", mimeType);
    return link;
  }

  private static Map<String, @Nullable Object> contents(
      String uri, @Nullable String mimeType, String key, String value) {
    Map<String, @Nullable Object> contents = new LinkedHashMap<>();
    contents.put("uri", uri);
    putPresent(contents, "mimeType", mimeType);
    contents.put(key, value);
    return contents;
  }

  private static Map<String, @Nullable Object> block(
      String type, String key, Object value, @Nullable String otherKey, @Nullable Object other) {
    Map<String, @Nullable Object> block = new LinkedHashMap<>();
    block.put("type", type);
    block.put(key, value);
    if (otherKey != null) {
      block.put(otherKey, other);
    }
    return block;
  }

  private static void putPresent(
      Map<String, @Nullable Object> map, String key, @Nullable String value) {
    if (value != null) {
      map.put(key, value);
    }
  }

  private static String base64(byte[] data) {
    return Base64.getEncoder().encodeToString(data);
  }
}
