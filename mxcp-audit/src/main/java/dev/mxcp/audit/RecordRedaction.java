package dev.mxcp.audit;

import dev.mxcp.config.AuditSettings.Redaction;
import dev.mxcp.error.ConfigException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Hides fields of records by their paths; thread-safe. */
final class RecordRedaction {

  private record Rule(List<String> path, Hiding hiding) {}

  private final List<Rule> rules;

  private RecordRedaction(List<Rule> rules) {
    this.rules = rules;
  }

  /**
   * Compiles the redactions of the settings.
   *
   * @throws ConfigException if a strategy is unknown or an option cannot be used
   */
  public static RecordRedaction of(List<Redaction> redactions) {
    return new RecordRedaction(redactions.stream().map(RecordRedaction::rule).toList());
  }

  private static Rule rule(Redaction redaction) {
    AuditStrategy strategy =
        AuditStrategy.of(redaction.strategy())
            .orElseThrow(
                () ->
                    new ConfigException(
                        "Unknown redaction strategy `"
                            + redaction.strategy()
                            + "` for `"
                            + redaction.path()
                            + "`; known are "
                            + Arrays.stream(AuditStrategy.values()).map(AuditStrategy::id).toList()
                            + "."));
    return new Rule(
        List.of(redaction.path().split("\\.")), Hiding.of(strategy, redaction.options()));
  }

  /** Returns the fields of a record with values hidden. */
  Map<String, @Nullable Object> apply(Map<String, @Nullable Object> fields) {
    Map<String, @Nullable Object> hidden = fields;
    for (Rule rule : rules) {
      hidden = member(hidden, rule.path(), rule.hiding());
    }
    return hidden;
  }

  private static @Nullable Object value(@Nullable Object value, List<String> path, Hiding hiding) {
    if (path.isEmpty()) {
      return hiding.apply(value);
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> copy = new ArrayList<>(list.size());
      list.forEach(item -> copy.add(value(item, path, hiding)));
      return copy;
    }
    return value instanceof Map<?, ?> map ? member(map, path, hiding) : value;
  }

  private static Map<String, @Nullable Object> member(
      Map<?, ?> map, List<String> path, Hiding hiding) {
    Map<String, @Nullable Object> copy = new LinkedHashMap<>();
    map.forEach((name, value) -> copy.put(String.valueOf(name), value));
    copy.computeIfPresent(
        path.get(0), (name, value) -> value(value, path.subList(1, path.size()), hiding));
    return copy;
  }
}
