package dev.mxcp.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.mxcp.Outcome;
import dev.mxcp.error.Violation;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values and failures as texts of assertions. */
final class Shown {

  private static final int MOST = 4000;
  private static final int COMPACT = 200;

  private Shown() {}

  /** Returns a value as JSON; what JSON does not know, as Java has it. */
  static String json(@Nullable Object value) {
    return cut(text(value), MOST);
  }

  /** Returns a value as JSON in a line. */
  static String compact(@Nullable Object value) {
    return cut(text(value), COMPACT);
  }

  /** Returns all that is known of a failure: code, message, violations and diagnostic. */
  static String failure(Outcome.Failed failed) {
    StringBuilder text = new StringBuilder(failed.code().id());
    text.append(":\n  ").append(indented(failed.message()));
    for (Violation violation : failed.violations()) {
      if (!failed.message().contains(violation.toString())) {
        text.append("\n  ").append(violation);
      }
    }
    if (!failed.diagnostic().equals(failed.message())) {
      text.append("\ndiagnostic:\n  ").append(indented(failed.diagnostic().strip()));
    }
    return text.toString();
  }

  /** Reads a JSON text as maps, lists and plain values. */
  static @Nullable Object parse(String json) {
    try {
      return JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .readValue(json, Object.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Not JSON: " + e.getOriginalMessage(), e);
    }
  }

  private static String text(@Nullable Object value) {
    if (value instanceof Map<?, ?> || value instanceof List<?> || value instanceof String) {
      try {
        return Outcome.ok(value).json();
      } catch (IllegalArgumentException e) {
        return value.toString();
      }
    }
    return String.valueOf(value);
  }

  private static String cut(String text, int most) {
    return text.length() <= most
        ? text
        : text.substring(0, most) + "... (" + text.length() + " characters)";
  }

  private static String indented(String text) {
    return text.replace("\n", "\n  ");
  }
}
