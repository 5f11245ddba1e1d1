package dev.mxcp.drift;

import dev.mxcp.drift.DriftChange.Impact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The changes from one snapshot to a later one. Immutable. */
public final class DriftReport {

  private static final List<String> TYPES = List.of("added", "removed", "modified");

  private final DriftSnapshot baseline;
  private final DriftSnapshot current;
  private final Instant at;
  private final List<DriftChange> changes = new ArrayList<>();
  private final List<Map<String, @Nullable Object>> tables = new ArrayList<>();
  private final List<Map<String, @Nullable Object>> resources = new ArrayList<>();

  private DriftReport(DriftSnapshot baseline, DriftSnapshot current, Instant at) {
    this.baseline = baseline;
    this.current = current;
    this.at = at;
  }

  static DriftReport of(DriftSnapshot baseline, DriftSnapshot current, Instant at) {
    DriftReport report = new DriftReport(baseline, current, at);
    report.compareTables();
    report.compareEndpoints();
    report.changes.addAll(new SourceComparison(baseline, current).changes());
    return report;
  }

  private void compareTables() {
    var before = baseline.by("tables", TableComparison::label);
    var after = current.by("tables", TableComparison::label);
    for (String name : union(before.keySet(), after.keySet())) {
      TableComparison comparison = new TableComparison(name, before.get(name), after.get(name));
      add(comparison.changes(), tables, comparison.json());
    }
  }

  private void compareEndpoints() {
    var before = baseline.by("resources", EndpointState::label);
    var after = current.by("resources", EndpointState::label);
    for (String label : union(before.keySet(), after.keySet())) {
      compareEndpoint(label, before.get(label), after.get(label));
    }
  }

  private void compareEndpoint(
      String label,
      @Nullable Map<String, @Nullable Object> old,
      @Nullable Map<String, @Nullable Object> now) {
    if (old != null && now != null) {
      EndpointComparison comparison = new EndpointComparison(label, old, now);
      add(comparison.changes(), resources, comparison.json());
    } else if (old != null) {
      boolean worked = new EndpointState(old).isValid();
      Impact impact = worked ? Impact.BREAKING : Impact.COMPATIBLE;
      addWhole(label, old, new DriftChange(impact, label, "removed"));
    } else if (now != null) {
      addWhole(label, now, new DriftChange(Impact.COMPATIBLE, label, "added"));
    }
  }

  private void addWhole(String label, Map<String, @Nullable Object> resource, DriftChange change) {
    List<DriftChange> found = List.of(change);
    add(found, resources, EndpointComparison.json(label, resource, change.text(), found));
  }

  private static Set<String> union(Set<String> before, Set<String> after) {
    Set<String> all = new LinkedHashSet<>(before);
    all.addAll(after);
    return all;
  }

  private void add(
      List<DriftChange> found,
      List<Map<String, @Nullable Object>> list,
      Map<String, @Nullable Object> json) {
    if (!found.isEmpty()) {
      changes.addAll(found);
      list.add(json);
    }
  }

  /** Returns whether anything changed. */
  public boolean hasDrift() {
    return !changes.isEmpty();
  }

  /** Returns whether a change breaks callers. */
  public boolean isBreaking() {
    return !changes(Impact.BREAKING).isEmpty();
  }

  /** Returns the changes: those of tables first, then of endpoints, then of other sources. */
  public List<DriftChange> changes() {
    return List.copyOf(changes);
  }

  /** Returns the changes with an impact, in the same order. */
  public List<DriftChange> changes(Impact impact) {
    return changes.stream().filter(change -> change.impact() == impact).toList();
  }

  /** Returns the report as plain values. */
  public Map<String, @Nullable Object> map() {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("version", 1);
    map.put("generated_at", at.toString());
    map.put("baseline_snapshot_generated_at", baseline.generatedAt());
    map.put("current_snapshot_generated_at", current.generatedAt());
    map.put("has_drift", hasDrift());
    map.put("breaking", isBreaking());
    map.put("summary", summary());
    map.put("table_changes", List.copyOf(tables));
    map.put("resource_changes", List.copyOf(resources));
    map.put("changes", changes.stream().map(DriftReport::json).toList());
    return map;
  }

  private Map<String, @Nullable Object> summary() {
    Map<String, @Nullable Object> summary = new LinkedHashMap<>();
    TYPES.forEach(type -> summary.put("tables_" + type, count(tables, type)));
    TYPES.forEach(type -> summary.put("resources_" + type, count(resources, type)));
    summary.put(
        "sources_changed", changes.stream().filter(c -> c.subject().startsWith("source/")).count());
    return summary;
  }

  private static long count(List<Map<String, @Nullable Object>> list, String type) {
    return list.stream().filter(item -> type.equals(item.get("change_type"))).count();
  }

  private static Map<String, @Nullable Object> json(DriftChange change) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("impact", change.impact().id());
    json.put("subject", change.subject());
    json.put("text", change.text());
    return json;
  }

  /** Returns the changes as text, those that break callers first; one line if there are none. */
  @Override
  public String toString() {
    if (!hasDrift()) {
      return "No drift since " + baseline.generatedAt() + ".";
    }
    StringBuilder text = new StringBuilder("Drift since " + baseline.generatedAt() + ":");
    section(text, Impact.BREAKING, "Breaks callers:");
    section(text, Impact.BEHAVIOUR, "May change results:");
    section(text, Impact.COMPATIBLE, "Compatible:");
    return text.toString();
  }

  private void section(StringBuilder text, Impact impact, String head) {
    List<DriftChange> found = changes(impact);
    if (!found.isEmpty()) {
      text.append('\n').append(head);
      found.forEach(change -> text.append("\n  ").append(change));
    }
  }
}
