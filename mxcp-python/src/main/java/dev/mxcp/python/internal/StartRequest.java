package dev.mxcp.python.internal;

import dev.mxcp.config.Config;
import dev.mxcp.config.PluginSettings;
import dev.mxcp.config.Secret;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an interpreter is told of its project. */
final class StartRequest {

  /** The most bytes of JSON that a result may have. */
  private static final int LIMIT = 64 * 1024 * 1024;

  private StartRequest() {}

  static String of(Config config) {
    Map<String, @Nullable Object> request = new LinkedHashMap<>();
    request.put("root", config.directory().toString());
    request.put("python", config.directory("python").toString());
    request.put("plugins_directory", config.directory("plugins").toString());
    request.put("plugins", config.plugins().stream().map(StartRequest::name).toList());
    request.put("site", SiteDocument.of(config));
    request.put("user_config", config.user());
    request.put("secrets", secrets(config));
    request.put("limit", LIMIT);
    return Wire.write(request);
  }

  private static Map<String, Object> secrets(Config config) {
    Map<String, Object> secrets = new LinkedHashMap<>();
    for (Secret secret : config.secrets().all()) {
      secrets.put(secret.name(), secret.parameters());
    }
    return secrets;
  }

  private static Map<String, Object> name(PluginSettings plugin) {
    return Map.of("name", plugin.name(), "module", plugin.module());
  }

  static String of(PluginSettings plugin) {
    return Wire.write(
        Map.of("name", plugin.name(), "module", plugin.module(), "config", plugin.config()));
  }

  /** Returns a field of a list of maps that the Python side sent. */
  @SuppressWarnings("unchecked")
  static List<Map<String, @Nullable Object>> list(@Nullable Object value) {
    return value instanceof List<?> list ? (List<Map<String, @Nullable Object>>) list : List.of();
  }
}
