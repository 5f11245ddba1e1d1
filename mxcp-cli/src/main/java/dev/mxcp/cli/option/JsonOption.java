package dev.mxcp.cli.option;

import dev.mxcp.Outcome;
import dev.mxcp.cli.failure.CommandFailure;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads options whose value is JSON: text, {@code @file}, or {@code -} for standard input. */
public final class JsonOption {

  private JsonOption() {}

  /** Returns the object that an option holds. */
  @SuppressWarnings("unchecked")
  public static Map<String, @Nullable Object> object(String option, String text) {
    if (read(option, text) instanceof Map<?, ?> map) {
      return (Map<String, @Nullable Object>) map;
    }
    throw CommandFailure.usage(
        option + " must be a JSON object.", "For example: " + option + " '{\"name\": \"Alice\"}'");
  }

  private static @Nullable Object read(String option, String text) {
    if (text.equals("-")) {
      return parse(option + " (standard input)", TextInput.standardInput());
    }
    return text.startsWith("@") ? file(option, text.substring(1)) : parse(option, text);
  }

  /** Returns the JSON value of a file. */
  public static @Nullable Object file(String option, String name) {
    return parse(option + " (" + name + ")", TextInput.file(option, Path.of(name)));
  }

  private static @Nullable Object parse(String what, String text) {
    try {
      return Outcome.Ok.fromJson(text).value();
    } catch (IllegalArgumentException e) {
      throw CommandFailure.usage(what + ": " + e.getMessage() + ".", null);
    }
  }
}
