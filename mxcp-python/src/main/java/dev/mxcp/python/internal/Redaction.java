package dev.mxcp.python.internal;

import dev.mxcp.config.Secrets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes secrets out of the texts of plain values, at every depth. */
record Redaction(Secrets secrets) {

  static Redaction of(Secrets secrets) {
    return new Redaction(secrets);
  }

  Map<String, @Nullable Object> map(Map<?, ?> values) {
    Map<String, @Nullable Object> redacted = new LinkedHashMap<>();
    values.forEach((key, value) -> redacted.put(secrets.redact("" + key), value(value)));
    return Collections.unmodifiableMap(redacted);
  }

  private @Nullable Object value(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return map(map);
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> redacted = new ArrayList<>();
      list.forEach(item -> redacted.add(value(item)));
      return Collections.unmodifiableList(redacted);
    }
    return value instanceof String text ? secrets.redact(text) : value;
  }
}
