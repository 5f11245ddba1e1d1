package dev.mxcp.drift;

import dev.mxcp.drift.DriftChange.Impact;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares one endpoint of two snapshots. */
final class EndpointComparison {

  private static final Set<String> TEXTS =
      Set.of("description", "tags", "annotations", "metadata", "tests");

  private static final String[] CONTRACT = {"parameters", "return_", "return", "source"};

  private final String label;
  private final EndpointState old;
  private final EndpointState now;
  private final boolean isExact;
  private final List<DriftChange> changes = new ArrayList<>();
  private final boolean isDefinitionChanged;

  EndpointComparison(
      String label, Map<String, @Nullable Object> old, Map<String, @Nullable Object> now) {
    this.label = label;
    this.old = new EndpointState(old);
    this.now = new EndpointState(now);
    isExact = this.old.hasSchemas() && this.now.hasSchemas();
    compareContract();
    compareDefinition();
    compareSource();
    isDefinitionChanged = !changes.isEmpty();
    compareValidation();
    compareTests();
  }

  List<DriftChange> changes() {
    return changes;
  }

  /** Returns the entry of the report's {@code resource_changes}. */
  Map<String, @Nullable Object> json() {
    Map<String, @Nullable Object> json = json(label, now.resource(), "modified", changes);
    json.put("validation_changed", isValidationChanged());
    json.put("test_results_changed", areTestsChanged());
    json.put("definition_changed", isDefinitionChanged);
    return json;
  }

  static Map<String, @Nullable Object> json(
      String label, Map<String, @Nullable Object> resource, String type, List<DriftChange> found) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("path", new EndpointState(resource).path());
    json.put("endpoint", label);
    json.put("change_type", type);
    json.put("validation_changed", false);
    json.put("test_results_changed", false);
    json.put("definition_changed", false);
    json.put("details", found.stream().map(DriftChange::text).toList());
    return json;
  }

  private void add(Impact impact, String text) {
    changes.add(new DriftChange(impact, label, text));
  }

  private boolean isValidationChanged() {
    return !Objects.equals(old.validation(), now.validation());
  }

  private boolean areTestsChanged() {
    return old.hasTests() && now.hasTests() && !Objects.equals(old.tests(), now.tests());
  }

  private void compareValidation() {
    if (isValidationChanged()) {
      Object reason = now.validationMessage();
      add(
          now.isValid() ? Impact.COMPATIBLE : Impact.BREAKING,
          now.isValid() ? "can be called again" : "cannot be called" + after(": ", reason));
    }
  }

  private static String after(String mark, @Nullable Object text) {
    return text == null ? "" : mark + text;
  }

  private void compareTests() {
    if (areTestsChanged()) {
      boolean pass = "ok".equals(now.tests());
      String text = "tests: " + old.tests() + " -> " + now.tests();
      add(pass ? Impact.COMPATIBLE : Impact.BREAKING, text);
    }
  }

  private void compareContract() {
    compare(
        true,
        isExact ? old.metadata("input_schema") : old.declaredArguments(),
        isExact ? now.metadata("input_schema") : now.declaredArguments());
    Object gave = isExact ? old.metadata("output_schema") : old.declaredResult();
    Object gives = isExact ? now.metadata("output_schema") : now.declaredResult();
    if (gave != null && gives != null) {
      compare(false, gave, gives);
    } else if (gave != gives) {
      add(Impact.BEHAVIOUR, gives == null ? "no longer declares its result" : "declares a result");
    }
    compareDeclarations();
  }

  private void compare(boolean isInput, @Nullable Object before, @Nullable Object after) {
    new SchemaComparison(isInput, !isExact, this::add).compare("", before, after);
  }

  /** Hidden and sensitive values show in no schema. */
  private void compareDeclarations() {
    if (isExact && changes.isEmpty()) {
      for (String key : List.of("parameters", "return_")) {
        Object before = EndpointState.byName(old.definition().get(key));
        if (!Json.isSame(before, EndpointState.byName(now.definition().get(key)))) {
          add(Impact.BEHAVIOUR, key.replace("_", "") + ": hidden or sensitive values changed");
        }
      }
    }
  }

  private void compareDefinition() {
    Map<String, @Nullable Object> before = Json.without(old.definition(), CONTRACT);
    Map<String, @Nullable Object> after = Json.without(now.definition(), CONTRACT);
    Set<String> keys = new LinkedHashSet<>(before.keySet());
    keys.addAll(after.keySet());
    for (String key : keys) {
      if (isComparable(key, before, after) && !Json.isSame(before.get(key), after.get(key))) {
        add(TEXTS.contains(key) ? Impact.COMPATIBLE : Impact.BEHAVIOUR, text(key));
      }
    }
  }

  /** Other implementations write other keys, and tests in another shape. */
  private boolean isComparable(
      String key, Map<String, @Nullable Object> before, Map<String, @Nullable Object> after) {
    boolean isInBoth = before.containsKey(key) && after.containsKey(key);
    return isExact || (isInBoth && !key.equals("tests"));
  }

  private static String text(String key) {
    return switch (key) {
      case "policies" -> "policies changed: other callers may be denied, or see less";
      case "limits" -> "limits of rate or concurrency changed";
      default -> key + " changed";
    };
  }

  private void compareSource() {
    Object before = old.metadata("source_sha256");
    if (before != null && !before.equals(now.metadata("source_sha256"))) {
      Object file = Json.map(now.definition().get("source")).get("file");
      add(Impact.BEHAVIOUR, "source changed" + after(": ", file));
    }
  }
}
