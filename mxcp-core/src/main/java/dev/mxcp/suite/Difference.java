package dev.mxcp.suite;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One place in which a result is not as expected.
 *
 * @param path where, such as {@code items[3].email}; empty for the whole result
 * @param expected what was expected there, as JSON or in words
 * @param actual what was there
 */
record Difference(String path, String expected, String actual) {

  private static final String NOTHING = "nothing";
  private static final int MOST = 20;

  /** Returns where two values differ; empty where they are equal. */
  static List<Difference> between(@Nullable Object expected, @Nullable Object actual) {
    List<Difference> found = new ArrayList<>();
    collect("", expected, actual, found);
    return found;
  }

  /** Returns one text for differences; the first ones where there are many. */
  static String text(List<Difference> differences) {
    StringBuilder text = new StringBuilder();
    for (Difference difference : differences.subList(0, Math.min(MOST, differences.size()))) {
      text.append(text.length() == 0 ? "" : "\n").append(difference);
    }
    int more = differences.size() - MOST;
    return more <= 0 ? text.toString() : text + "\n... and " + more + " more differences";
  }

  /** Returns the same difference as part of a field. */
  Difference below(String field) {
    String joint = path.isEmpty() || path.startsWith("[") ? "" : ".";
    return new Difference(field + joint + path, expected, actual);
  }

  private static void collect(
      String path, @Nullable Object expected, @Nullable Object actual, List<Difference> found) {
    if (expected instanceof Map<?, ?> a && actual instanceof Map<?, ?> b) {
      fields(path, a, b, found);
    } else if (expected instanceof List<?> a && actual instanceof List<?> b) {
      items(path, a, b, found);
    } else if (!JsonComparison.equal(expected, actual)) {
      found.add(new Difference(path, JsonComparison.show(expected), JsonComparison.show(actual)));
    }
  }

  private static void fields(
      String path, Map<?, ?> expected, Map<?, ?> actual, List<Difference> found) {
    Set<Object> names = new LinkedHashSet<>(expected.keySet());
    names.addAll(actual.keySet());
    for (Object name : names) {
      String below = path.isEmpty() ? String.valueOf(name) : path + "." + name;
      if (!actual.containsKey(name)) {
        found.add(new Difference(below, JsonComparison.show(expected.get(name)), NOTHING));
      } else if (!expected.containsKey(name)) {
        found.add(new Difference(below, NOTHING, JsonComparison.show(actual.get(name))));
      } else {
        collect(below, expected.get(name), actual.get(name), found);
      }
    }
  }

  private static void items(String path, List<?> expected, List<?> actual, List<Difference> found) {
    for (int i = 0; i < Math.max(expected.size(), actual.size()); i++) {
      String below = path + "[" + i + "]";
      if (i >= actual.size()) {
        found.add(new Difference(below, JsonComparison.show(expected.get(i)), NOTHING));
      } else if (i >= expected.size()) {
        found.add(new Difference(below, NOTHING, JsonComparison.show(actual.get(i))));
      } else {
        collect(below, expected.get(i), actual.get(i), found);
      }
    }
  }

  /** Returns two lines, expected above got, so that they can be compared by eye. */
  @Override
  public String toString() {
    String where = path.isEmpty() ? "" : "at " + path + ":\n";
    return where + "  expected: " + expected + "\n       got: " + actual;
  }
}
