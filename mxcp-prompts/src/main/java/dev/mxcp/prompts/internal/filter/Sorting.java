package dev.mxcp.prompts.internal.filter;

import dev.mxcp.prompts.internal.evaluate.Comparisons;
import dev.mxcp.prompts.internal.text.TextCase;
import dev.mxcp.prompts.internal.value.Budget;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** Sorts items by keys, each of which is read once. */
final class Sorting {

  private final boolean caseSensitive;
  private final Budget budget;

  Sorting(boolean caseSensitive, Budget budget) {
    this.caseSensitive = caseSensitive;
    this.budget = budget;
  }

  /** Returns what a value is compared by. */
  Object key(Object value) {
    if (caseSensitive || !(value instanceof String text)) {
      return value;
    }
    budget.read(text);
    return TextCase.lower(text);
  }

  /** Compares two keys; those that are unordered count as equal. */
  int compare(Object a, Object b) {
    Integer order = Comparisons.order(a, b, budget);
    return order == null ? 0 : order;
  }

  /** Sorts by one key; fails where keys cannot be compared. */
  List<Object> sorted(List<?> items, Function<Object, Object> path, boolean reverse) {
    return sorted(items, List.of(path), (a, b) -> compare(a.get(0), b.get(0)), reverse);
  }

  /** Sorts by several keys, of which those that are equal need not be comparable. */
  List<Object> sortedByAll(List<?> items, List<AttributePath> paths, boolean reverse) {
    List<Function<Object, Object>> reads = new ArrayList<>();
    paths.forEach(path -> reads.add(path::read));
    return sorted(items, reads, this::compareAll, reverse);
  }

  private List<Object> sorted(
      List<?> items,
      List<Function<Object, Object>> paths,
      Comparator<List<Object>> order,
      boolean reverse) {
    List<Keyed> keyed = new ArrayList<>();
    for (Object item : items) {
      keyed.add(new Keyed(paths.stream().map(path -> key(path.apply(item))).toList(), item));
    }
    Comparator<Keyed> byKeys = Comparator.comparing(Keyed::keys, order);
    keyed.sort(reverse ? byKeys.reversed() : byKeys);
    return new ArrayList<>(keyed.stream().map(Keyed::item).toList());
  }

  private int compareAll(List<Object> a, List<Object> b) {
    for (int i = 0; i < a.size(); i++) {
      if (!Comparisons.equal(a.get(i), b.get(i), budget)) {
        return compare(a.get(i), b.get(i));
      }
    }
    return 0;
  }

  /** An item with its keys. */
  private record Keyed(List<Object> keys, Object item) {}
}
