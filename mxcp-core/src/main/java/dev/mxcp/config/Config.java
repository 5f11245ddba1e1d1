package dev.mxcp.config;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the site and user files say for the active profile, with every reference resolved.
 *
 * <p>Immutable. The texts of the record's own {@code toString} hold no secret.
 *
 * @param directory the project's directory, absolute: where {@code mxcp-site.yml} stands
 * @param project the name of the project
 * @param profile the name of the active profile
 * @param database the database of the profile
 * @param plugins the plugins of the project, in order
 * @param secrets the secrets of the profile
 * @param site the site file as written, as maps and lists
 * @param user the user file as maps and lists; it holds secrets. The active profile, {@code
 *     projects.<project>.profiles.<profile>}, is always there and complete: references are
 *     resolved, and {@code secrets} lists all of them. The rest is as written
 */
public record Config(
    Path directory,
    String project,
    String profile,
    DatabaseSettings database,
    List<PluginSettings> plugins,
    Secrets secrets,
    Map<String, @Nullable Object> site,
    Map<String, @Nullable Object> user) {

  /** Copies the collections. */
  public Config {
    plugins = List.copyOf(plugins);
    site = Collections.unmodifiableMap(new LinkedHashMap<>(site));
    user = Collections.unmodifiableMap(new LinkedHashMap<>(user));
  }

  /**
   * Returns a value of the site file.
   *
   * @param path keys joined by dots, such as {@code profiles.default.duckdb.path}; lists cannot be
   *     entered
   * @return the value as written; empty where there is none, or where it is null
   */
  public Optional<Object> setting(String path) {
    Object value = site;
    for (String key : path.split("\\.", -1)) {
      if (!(value instanceof Map<?, ?> map) || map.get(key) == null) {
        return Optional.empty();
      }
      value = map.get(key);
    }
    return Optional.of(value);
  }

  /** Returns a mapping of the site file by its top-level key; empty where there is none. */
  @SuppressWarnings("unchecked")
  public Map<String, @Nullable Object> section(String key) {
    return site.get(key) instanceof Map<?, ?> map
        ? Collections.unmodifiableMap((Map<String, @Nullable Object>) map)
        : Map.of();
  }

  /** Returns project, profile and directory; no settings. */
  @Override
  public String toString() {
    return "Config[project=" + project + ", profile=" + profile + ", directory=" + directory + "]";
  }
}
