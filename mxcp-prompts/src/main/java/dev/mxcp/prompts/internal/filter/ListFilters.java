package dev.mxcp.prompts.internal.filter;

import dev.mxcp.prompts.internal.evaluate.Arithmetic;
import dev.mxcp.prompts.internal.evaluate.Comparisons;
import dev.mxcp.prompts.internal.evaluate.MapMethods;
import dev.mxcp.prompts.internal.evaluate.Members;
import dev.mxcp.prompts.internal.value.Arguments;
import dev.mxcp.prompts.internal.value.Budget;
import dev.mxcp.prompts.internal.value.EvaluationException;
import dev.mxcp.prompts.internal.value.Keys;
import dev.mxcp.prompts.internal.value.Limits;
import dev.mxcp.prompts.internal.value.None;
import dev.mxcp.prompts.internal.value.Sequences;
import dev.mxcp.prompts.internal.value.Tuple;
import dev.mxcp.prompts.internal.value.Undefined;
import dev.mxcp.prompts.internal.value.ValueText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Filters on lists and maps. */
final class ListFilters {

  private ListFilters() {}

  static void addTo(Map<String, Filter> filters) {
    filters.put("join", ListFilters::join);
    filters.put("first", (value, a) -> end(value, a, true));
    filters.put("last", (value, a) -> end(value, a, false));
    filters.put("list", (value, a) -> Sequences.iterate(value, a.budget()));
    filters.put("reverse", ListFilters::reverse);
    filters.put("sort", ListFilters::sort);
    filters.put("unique", ListFilters::unique);
    filters.put("min", (value, a) -> extreme(value, a, -1));
    filters.put("max", (value, a) -> extreme(value, a, 1));
    filters.put("sum", ListFilters::sum);
    filters.put("groupby", ListFilters::groupBy);
    filters.put("batch", ListFilters::batch);
    filters.put("slice", ListFilters::slice);
    filters.put("items", (value, a) -> items(value, a.budget()));
    filters.put("dictsort", ListFilters::sortedPairs);
    filters.put("attr", (value, a) -> Members.attributeOnly(value, a.text(0, "name", "")));
  }

  private static Object join(Object value, Arguments arguments) {
    String separator = arguments.text(0, "d", "");
    AttributePath path = AttributePath.of(arguments, 1, "attribute");
    Budget budget = arguments.budget();
    StringBuilder out = new StringBuilder();
    String between = "";
    for (Object item : Sequences.items(value, budget)) {
      String text = ValueText.str(path.read(item), budget);
      budget.characters(between.length() + text.length());
      Limits.text((long) out.length() + between.length() + text.length());
      out.append(between).append(text);
      between = separator;
    }
    return out.toString();
  }

  private static Object end(Object value, Arguments arguments, boolean first) {
    List<?> items = Sequences.items(value, arguments.budget());
    if (items.isEmpty()) {
      return new Undefined("there is no item in an empty list");
    }
    return items.get(first ? 0 : items.size() - 1);
  }

  private static Object reverse(Object value, Arguments arguments) {
    if (value instanceof String text) {
      return new StringBuilder(text).reverse().toString();
    }
    List<Object> items = Sequences.iterate(value, arguments.budget());
    Collections.reverse(items);
    return items;
  }

  private static Object sort(Object value, Arguments arguments) {
    Budget budget = arguments.budget();
    List<AttributePath> paths = AttributePath.allOf(arguments, 2, "attribute");
    return new Sorting(arguments.flag(1, "case_sensitive", false), budget)
        .sortedByAll(Sequences.items(value, budget), paths, arguments.flag(0, "reverse", false));
  }

  private static Object unique(Object value, Arguments arguments) {
    Sorting keys = new Sorting(arguments.flag(0, "case_sensitive", false), arguments.budget());
    AttributePath path = AttributePath.of(arguments, 1, "attribute");
    Map<Object, Object> first = new LinkedHashMap<>();
    for (Object item : Sequences.items(value, arguments.budget())) {
      first.putIfAbsent(Keys.of(keys.key(path.read(item)), arguments.budget()), item);
    }
    return new ArrayList<>(first.values());
  }

  private static Object extreme(Object value, Arguments arguments, int sign) {
    Sorting keys = new Sorting(arguments.flag(0, "case_sensitive", false), arguments.budget());
    AttributePath path = AttributePath.of(arguments, 1, "attribute");
    Object best = new Undefined("there is no item in an empty list");
    Object bestKey = best;
    for (Object item : Sequences.items(value, arguments.budget())) {
      Object key = keys.key(path.read(item));
      if (best instanceof Undefined || keys.compare(key, bestKey) * sign > 0) {
        best = item;
        bestKey = key;
      }
    }
    return best;
  }

  private static Object sum(Object value, Arguments arguments) {
    AttributePath path = AttributePath.of(arguments, 0, "attribute");
    Object sum = arguments.get(1, "start", 0L);
    if (sum instanceof String) {
      throw new EvaluationException("sum does not take texts; use join");
    }
    for (Object item : Sequences.items(value, arguments.budget())) {
      sum = Arithmetic.apply("+", sum, path.read(item), arguments.budget());
    }
    return sum;
  }

  private static Object groupBy(Object value, Arguments arguments) {
    Budget budget = arguments.budget();
    AttributePath path =
        AttributePath.of(arguments.get(0, "attribute"), arguments.find(1, "default"), budget);
    Sorting keys = new Sorting(arguments.flag(2, "case_sensitive", false), budget);
    List<Object> groups = new ArrayList<>();
    List<Object> group = new ArrayList<>();
    for (Object item : keys.sorted(Sequences.items(value, budget), path::read, false)) {
      if (!group.isEmpty() && !sameKey(keys, path, group.get(0), item, budget)) {
        groups.add(group(path, group));
        group = new ArrayList<>();
      }
      group.add(item);
    }
    if (!group.isEmpty()) {
      groups.add(group(path, group));
    }
    return groups;
  }

  private static boolean sameKey(
      Sorting keys, AttributePath path, Object item, Object other, Budget budget) {
    return Comparisons.equal(keys.key(path.read(item)), keys.key(path.read(other)), budget);
  }

  private static Tuple group(AttributePath path, List<Object> items) {
    return new Tuple(List.of(path.read(items.get(0)), items), List.of("grouper", "list"));
  }

  private static Object batch(Object value, Arguments arguments) {
    int size = arguments.integer(0, "linecount", 0);
    if (size < 1) {
      throw new EvaluationException("batch needs a size of at least 1");
    }
    Object fill = arguments.get(1, "fill_with", None.NONE);
    List<Object> batches = new ArrayList<>();
    List<?> items = Sequences.items(value, arguments.budget());
    for (int from = 0; from < items.size(); from += size) {
      int end = (int) Math.min(items.size(), (long) from + size);
      List<Object> batch = new ArrayList<>(items.subList(from, end));
      int missing = fill instanceof None ? 0 : size - batch.size();
      arguments.budget().items((long) batch.size() + missing);
      batch.addAll(Collections.nCopies(missing, fill));
      batches.add(batch);
      if (end == items.size()) {
        break;
      }
    }
    return batches;
  }

  private static Object slice(Object value, Arguments arguments) {
    int count = arguments.integer(0, "slices", 0);
    if (count < 1) {
      throw new EvaluationException("slice needs at least 1 slice");
    }
    arguments.budget().items(count);
    Object fill = arguments.get(1, "fill_with", None.NONE);
    List<?> items = Sequences.items(value, arguments.budget());
    List<Object> slices = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < count; i++) {
      boolean longer = i < items.size() % count;
      int to = from + items.size() / count + (longer ? 1 : 0);
      List<Object> slice = new ArrayList<>(items.subList(from, to));
      if (!(fill instanceof None) && !longer) {
        slice.add(fill);
      }
      slices.add(slice);
      from = to;
    }
    return slices;
  }

  private static Object items(Object value, Budget budget) {
    if (value instanceof Undefined) {
      return List.of();
    } else if (value instanceof Map<?, ?> map) {
      return MapMethods.pairs(map, budget);
    }
    throw new EvaluationException("items needs a map, not " + ValueText.typeName(value));
  }

  private static Object sortedPairs(Object value, Arguments arguments) {
    String by = arguments.text(1, "by", "key");
    if (!(value instanceof Map<?, ?> map) || !(by.equals("key") || by.equals("value"))) {
      throw new EvaluationException("dictsort takes a map, and 'key' or 'value'");
    }
    int place = by.equals("value") ? 1 : 0;
    return new Sorting(arguments.flag(0, "case_sensitive", false), arguments.budget())
        .sorted(
            MapMethods.pairs(map, arguments.budget()),
            pair -> ((Tuple) pair).get(place),
            arguments.flag(2, "reverse", false));
  }
}
