package dev.mxcp.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A secret of the active profile.
 *
 * @param name the name that tools know it by
 * @param type what it is for, such as {@code http}; any text
 * @param parameters its values, of any YAML type
 */
public record Secret(String name, String type, Map<String, @Nullable Object> parameters) {

  /** Copies the map. */
  public Secret {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }

  /** Returns name, type and the names of the parameters; never a value. */
  @Override
  public String toString() {
    return "Secret[name=" + name + ", type=" + type + ", parameters=" + parameters.keySet() + "]";
  }
}
