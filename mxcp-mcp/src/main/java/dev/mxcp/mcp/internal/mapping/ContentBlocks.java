package dev.mxcp.mcp.internal.mapping;

import dev.mxcp.json.JsonText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells content of the protocol, such as an image, from data. */
final class ContentBlocks {

  /** The most bytes of a result that is content: images do not count as text. */
  static final long MAX_BYTES = 8L * 1024 * 1024;

  /** How many bytes of a text are looked at to see whether it is content. */
  static final int PREFIX = 32;

  private static final Pattern BEGIN =
      Pattern.compile("\\[?\\{\"type\":\"(?:text|image|audio|resource|resource_link)\",\".*");

  private ContentBlocks() {}

  /** Returns whether a JSON text begins as content does. */
  static boolean begin(String text) {
    return BEGIN.matcher(text).matches();
  }

  /**
   * Returns the content that a result is: a block, or a list of blocks and texts with at least one
   * block that is not text; empty if it is data.
   */
  static Optional<List<Map<String, @Nullable Object>>> of(String json) {
    if (!json.contains("\"type\":\"")) {
      return Optional.empty();
    }
    Object value = JsonText.read(json);
    List<?> items = value instanceof List<?> list ? list : List.of(value == null ? "" : value);
    List<Map<String, @Nullable Object>> blocks = new ArrayList<>();
    boolean isContent = false;
    for (Object item : items) {
      Map<String, @Nullable Object> block = block(item);
      if (block == null) {
        return Optional.empty();
      }
      isContent |= !"text".equals(block.get("type"));
      blocks.add(block);
    }
    return isContent ? Optional.of(blocks) : Optional.empty();
  }

  /** Returns a block of text. */
  static Map<String, @Nullable Object> text(String text) {
    Map<String, @Nullable Object> block = new LinkedHashMap<>();
    block.put("type", "text");
    block.put("text", text);
    return block;
  }

  @SuppressWarnings("unchecked")
  private static @Nullable Map<String, @Nullable Object> block(@Nullable Object item) {
    if (item instanceof String text) {
      return text(text);
    }
    return item instanceof Map<?, ?> map && isBlock(map)
        ? (Map<String, @Nullable Object>) item
        : null;
  }

  private static boolean isBlock(Map<?, ?> map) {
    if (!(map.get("type") instanceof String type)) {
      return false;
    }
    return switch (type) {
      case "text" -> hasTexts(map, "text");
      case "image", "audio" -> hasTexts(map, "data", "mimeType");
      case "resource_link" -> hasTexts(map, "uri", "name");
      case "resource" ->
          map.get("resource") instanceof Map<?, ?> contents
              && (hasTexts(contents, "uri", "text") || hasTexts(contents, "uri", "blob"));
      default -> false;
    };
  }

  private static boolean hasTexts(Map<?, ?> map, String... keys) {
    for (String key : keys) {
      if (!(map.get(key) instanceof String)) {
        return false;
      }
    }
    return true;
  }
}
