package dev.mxcp.suite;

import dev.mxcp.Outcome;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What tests of a prompt compare: the last message of the assistant, else all messages. */
final class PromptResult {

  private PromptResult() {}

  static @Nullable Object of(@Nullable Object messages) {
    String text = null;
    if (messages instanceof List<?> list) {
      for (Object message : list) {
        if (message instanceof Map<?, ?> map && "assistant".equals(map.get("role"))) {
          text = String.valueOf(map.get("prompt")).strip();
        }
      }
    }
    return text == null ? messages : parsed(text);
  }

  /** A message that is a JSON object or list is compared as one. */
  private static @Nullable Object parsed(String text) {
    boolean looksLikeJson =
        (text.startsWith("{") && text.endsWith("}"))
            || (text.startsWith("[") && text.endsWith("]"));
    if (!looksLikeJson) {
      return text;
    }
    try {
      return Outcome.Ok.fromJson(text).value();
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
