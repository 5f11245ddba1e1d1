package dev.mxcp.mcp.internal.mapping;

import java.util.Locale;

/** Tells text from bytes by the media type. */
final class MediaTypes {

  private MediaTypes() {}

  /** Returns whether content of a media type is text. */
  static boolean isText(String mediaType) {
    int end = mediaType.indexOf(';');
    String type =
        (end < 0 ? mediaType : mediaType.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    return type.startsWith("text/")
        || type.endsWith("+json")
        || type.endsWith("+xml")
        || type.endsWith("+yaml")
        || switch (type) {
          case "application/json",
              "application/x-ndjson",
              "application/xml",
              "application/yaml",
              "application/toml",
              "application/sql",
              "application/graphql",
              "application/javascript",
              "application/x-www-form-urlencoded" ->
              true;
          default -> false;
        };
  }
}
