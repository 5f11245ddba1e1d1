package dev.mxcp.cli;

import dev.mxcp.Outcome;
import java.io.FileInputStream;
import java.io.FileDescriptor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads options whose value is JSON: text, {@code @file}, or {@code -} for standard input. */
final class JsonOption {

  private JsonOption() {}

  /** Returns the object that an option holds. */
  @SuppressWarnings("unchecked")
  static Map<String, @Nullable Object> object(String option, String text) {
    if (read(option, text) instanceof Map<?, ?> map) {
      return (Map<String, @Nullable Object>) map;
    }
    throw CommandFailure.usage(
        option + " must be a JSON object.", "For example: " + option + " '{\"name\": \"Alice\"}'");
  }

  private static @Nullable Object read(String option, String text) {
    if (text.equals("-")) {
      return parse(option + " (standard input)", standardInput());
    }
    return text.startsWith("@") ? file(option, text.substring(1)) : parse(option, text);
  }

  /** Returns the JSON value of a file. */
  static @Nullable Object file(String option, String name) {
    try {
      return parse(option + " (" + name + ")", Files.readString(Path.of(name)));
    } catch (NoSuchFileException e) {
      throw CommandFailure.usage(option + ": there is no file " + name + ".", null);
    } catch (IOException e) {
      throw CommandFailure.usage(option + ": the file " + name + " cannot be read: " + e, null);
    }
  }

  private static String standardInput() {
    try (FileInputStream in = new FileInputStream(FileDescriptor.in)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw CommandFailure.usage("Standard input cannot be read: " + e, null);
    }
  }

  private static @Nullable Object parse(String what, String text) {
    try {
      return Outcome.Ok.fromJson(text).value();
    } catch (IllegalArgumentException e) {
      throw CommandFailure.usage(what + ": " + e.getMessage() + ".", null);
    }
  }
}
