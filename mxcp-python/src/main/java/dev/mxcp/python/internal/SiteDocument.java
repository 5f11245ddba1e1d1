package dev.mxcp.python.internal;

import dev.mxcp.config.Config;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The site file as tools see it: as written, with the database of the active profile. */
final class SiteDocument {

  private SiteDocument() {}

  static Map<String, @Nullable Object> of(Config config) {
    Map<String, @Nullable Object> document = new LinkedHashMap<>(config.site());
    List.of("secrets", "plugin", "extensions").forEach(key -> makeList(document, key));
    Map<String, @Nullable Object> profile = copy(copy(document, "profiles"), config.profile());
    Map<String, @Nullable Object> duckdb = copy(profile, "duckdb");
    Path file = config.database().file();
    duckdb.put("path", file == null ? ":memory:" : file.toString());
    duckdb.put("readonly", config.database().readOnly());
    return document;
  }

  /** One item may stand for a list of one. */
  private static void makeList(Map<String, @Nullable Object> document, String key) {
    Object value = document.get(key);
    if (value != null && !(value instanceof List)) {
      document.put(key, List.of(value));
    }
  }

  /** Puts a copy of a map in its place, which can be changed, and returns it. */
  private static Map<String, @Nullable Object> copy(
      Map<String, @Nullable Object> parent, String key) {
    Map<String, @Nullable Object> copy = new LinkedHashMap<>();
    if (parent.get(key) instanceof Map<?, ?> map) {
      map.forEach((name, value) -> copy.put(String.valueOf(name), value));
    }
    parent.put(key, copy);
    return copy;
  }
}
