package dev.mxcp.mcp.auth;

import dev.mxcp.error.ConfigException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads values of a configuration's section.
 *
 * @param section the section
 * @param path where it stands, for messages
 */
record SectionReader(Map<?, ?> section, String path) {

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  Optional<String> optional(String key) {
    Object value = section.get(key);
    if (value != null && !(value instanceof String)) {
      throw wrong(key, "a text");
    }
    return Optional.ofNullable((String) value);
  }

  String required(String key) {
    return optional(key).orElseThrow(() -> new ConfigException(path + "." + key + " is missing."));
  }

  String text(String key, String fallback) {
    return optional(key).orElse(fallback);
  }

  boolean flag(String key) {
    Object value = section.get(key);
    if (value != null && !(value instanceof Boolean)) {
      throw wrong(key, "true or false");
    }
    return Boolean.TRUE.equals(value);
  }

  long seconds(String key, long fallback) {
    Object value = section.get(key);
    if (value == null) {
      return fallback;
    }
    if (value instanceof Long seconds && seconds >= 0 && seconds <= 600) {
      return seconds;
    }
    throw wrong(key, "a number of seconds from 0 to 600");
  }

  /** Returns a list of texts; a text stands for a list of one. */
  List<String> texts(String key) {
    return texts(section.get(key), key);
  }

  private List<String> texts(@Nullable Object value, String key) {
    if (value == null) {
      return List.of();
    }
    List<?> list = value instanceof List<?> items ? items : List.of(value);
    if (!list.stream().allMatch(String.class::isInstance)) {
      throw wrong(key, "a text or a list of texts");
    }
    return list.stream().map(String.class::cast).toList();
  }

  SectionReader section(String key) {
    return new SectionReader(map(section.get(key), key), path + "." + key);
  }

  /** Returns claim to value to capabilities. */
  Map<String, Map<String, List<String>>> mappings(String key) {
    Map<String, Map<String, List<String>>> mappings = new LinkedHashMap<>();
    map(section.get(key), key)
        .forEach(
            (claim, values) -> {
              Map<String, List<String>> byValue = new LinkedHashMap<>();
              map(values, key + "." + claim)
                  .forEach((value, names) -> byValue.put(String.valueOf(value), texts(names, key)));
              mappings.put(String.valueOf(claim), byValue);
            });
    return mappings;
  }

  private Map<?, ?> map(@Nullable Object value, String key) {
    if (value == null) {
      return Map.of();
    }
    if (value instanceof Map<?, ?> map) {
      return map;
    }
    throw wrong(key, "a mapping");
  }

  private ConfigException wrong(String key, String expected) {
    return new ConfigException(path + "." + key + " must be " + expected + ".");
  }

  /** Returns an address that nobody on the way can change: HTTPS, or of this machine. */
  static URI secureUri(String name, String text) {
    URI uri = uri(name, text);
    if (!"https".equals(uri.getScheme()) && !LOOPBACK.contains(uri.getHost())) {
      throw new ConfigException(name + " must begin with https://, not " + text + ".");
    }
    return uri;
  }

  static URI uri(String name, String text) {
    try {
      URI uri = new URI(text);
      if (uri.getHost() != null && Set.of("http", "https").contains(uri.getScheme())) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // As one without a host.
    }
    throw new ConfigException(name + " must be a URL, not " + text + ".");
  }
}
