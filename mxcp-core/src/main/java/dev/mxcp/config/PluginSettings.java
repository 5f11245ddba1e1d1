package dev.mxcp.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A plugin of the project.
 *
 * @param name the name that tools know it by
 * @param module the Python module that holds it
 * @param config its configuration from the user file; empty where it names none. It may hold
 *     secrets
 */
public record PluginSettings(String name, String module, Map<String, @Nullable Object> config) {

  /** Copies the map. */
  public PluginSettings {
    config = Collections.unmodifiableMap(new LinkedHashMap<>(config));
  }

  /** Returns name and module; no configuration. */
  @Override
  public String toString() {
    return "PluginSettings[name=" + name + ", module=" + module + "]";
  }
}
