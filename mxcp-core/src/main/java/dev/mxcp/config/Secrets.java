package dev.mxcp.config;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The secrets of the active profile. Immutable; values never show in its texts. */
public final class Secrets {

  /** No secrets. */
  public static final Secrets NONE = new Secrets(List.of());

  /** Shorter values are too common in ordinary text to be told from it. */
  private static final int SHORTEST_REDACTED = 4;

  private final Map<String, Secret> byName;
  private final Map<String, String> nameByValue;

  /** Creates the secrets; the last of several with one name counts. */
  public Secrets(Collection<Secret> secrets) {
    Map<String, Secret> map = new LinkedHashMap<>();
    // The longest value first, so that a value inside of another does not leave its ends visible.
    Map<String, String> values =
        new TreeMap<>(
            Comparator.comparingInt(String::length)
                .reversed()
                .thenComparing(Comparator.naturalOrder()));
    for (Secret secret : secrets) {
      map.put(secret.name(), secret);
      collect(secret.parameters(), secret.name(), values);
    }
    byName = Collections.unmodifiableMap(map);
    nameByValue = values;
  }

  /** Returns a secret by its name. */
  public Optional<Secret> get(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** Returns one text value of a secret; empty where it is missing or not a text. */
  public Optional<String> value(String name, String parameter) {
    return get(name)
        .map(secret -> secret.parameters().get(parameter))
        .filter(String.class::isInstance)
        .map(String.class::cast);
  }

  /** Returns all of them in the order of the file; immutable. */
  public Collection<Secret> all() {
    return byName.values();
  }

  /**
   * Returns a text in which every secret value is replaced by {@code [secret NAME]}.
   *
   * <p>Values shorter than four characters are left, since they cannot be told from other text.
   */
  public String redact(String text) {
    String clean = text;
    for (Map.Entry<String, String> entry : nameByValue.entrySet()) {
      clean = clean.replace(entry.getKey(), "[secret " + entry.getValue() + "]");
    }
    return clean;
  }

  /** Returns the names; never a value. */
  @Override
  public String toString() {
    return "Secrets" + byName.keySet();
  }

  private static void collect(@Nullable Object value, String name, Map<String, String> values) {
    if (value instanceof Map<?, ?> map) {
      map.values().forEach(item -> collect(item, name, values));
    } else if (value instanceof Collection<?> list) {
      list.forEach(item -> collect(item, name, values));
    } else if (value instanceof String text && text.length() >= SHORTEST_REDACTED) {
      values.putIfAbsent(text, name);
    }
  }
}
