package dev.mxcp.prompts.internal.expression;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Filters on lists and maps. */
final class ListFilters {

  private ListFilters() {}

  static void addTo(Map<String, Filter> filters) {
    filters.put("join", ListFilters::join);
    filters.put("first", (value, a) -> end(value, true));
    filters.put("last", (value, a) -> end(value, false));
    filters.put("list", (value, a) -> Sequences.iterate(value));
    filters.put("reverse", (value, a) -> reverse(value));
    filters.put("sort", ListFilters::sort);
    filters.put("unique", ListFilters::unique);
    filters.put("min", (value, a) -> extreme(value, a, -1));
    filters.put("max", (value, a) -> extreme(value, a, 1));
    filters.put("sum", ListFilters::sum);
    filters.put("map", ListFilters::map);
    filters.put("select", (value, a) -> select(value, a, false, true));
    filters.put("reject", (value, a) -> select(value, a, false, false));
    filters.put("selectattr", (value, a) -> select(value, a, true, true));
    filters.put("rejectattr", (value, a) -> select(value, a, true, false));
    filters.put("groupby", ListFilters::groupBy);
    filters.put("batch", ListFilters::batch);
    filters.put("slice", ListFilters::slice);
    filters.put("items", (value, a) -> items(value));
    filters.put("dictsort", ListFilters::sortedPairs);
    filters.put("attr", (value, a) -> Members.attribute(value, Texts.text(a.get(0, "name"))));
  }

  private static Object join(Object value, Arguments arguments) {
    Function<Object, Object> part = path(arguments.get(1, "attribute", None.NONE));
    return TextMethods.joined(
        arguments.text(0, "d", ""), Sequences.iterate(value).stream().map(part).toList());
  }

  /** Returns what reads {@code a.b.0} of a value; what gives the value itself for None. */
  private static Function<Object, Object> path(Object attribute) {
    if (attribute instanceof None) {
      return value -> value;
    }
    return value -> {
      Object found = value;
      for (String part : Texts.text(attribute).split("\\.", -1)) {
        boolean isIndex = !part.isEmpty() && part.chars().allMatch(c -> c >= '0' && c <= '9');
        found = Members.item(found, isIndex ? Parser.integer(part) : part);
      }
      return found;
    };
  }

  private static Object end(Object value, boolean first) {
    List<Object> items = Sequences.iterate(value);
    if (items.isEmpty()) {
      return new Undefined("there is no item in an empty list");
    }
    return items.get(first ? 0 : items.size() - 1);
  }

  private static Object reverse(Object value) {
    if (value instanceof String text) {
      return new StringBuilder(text).reverse().toString();
    }
    List<Object> items = Sequences.iterate(value);
    Collections.reverse(items);
    return items;
  }

  private static Comparator<Object> order(boolean caseSensitive) {
    return (a, b) -> {
      Integer order = Comparisons.order(folded(a, caseSensitive), folded(b, caseSensitive));
      return order == null ? 0 : order;
    };
  }

  private static Object folded(Object value, boolean caseSensitive) {
    return value instanceof String text && !caseSensitive ? text.toLowerCase(Locale.ROOT) : value;
  }

  private static Object sort(Object value, Arguments arguments) {
    boolean caseSensitive = arguments.flag(1, "case_sensitive", false);
    Object attribute = arguments.get(2, "attribute", None.NONE);
    List<Function<Object, Object>> keys = new ArrayList<>();
    if (attribute instanceof String names) {
      for (String name : names.split(",", -1)) {
        keys.add(path(name));
      }
    } else {
      keys.add(path(attribute));
    }
    Comparator<Object> order =
        keys.stream()
            .map(key -> Comparator.comparing(key, order(caseSensitive)))
            .reduce(Comparator::thenComparing)
            .orElseThrow();
    List<Object> items = Sequences.iterate(value);
    items.sort(arguments.flag(0, "reverse", false) ? order.reversed() : order);
    return items;
  }

  private static Object unique(Object value, Arguments arguments) {
    boolean caseSensitive = arguments.flag(0, "case_sensitive", false);
    Function<Object, Object> key = path(arguments.get(1, "attribute", None.NONE));
    Map<Object, Object> first = new LinkedHashMap<>();
    for (Object item : Sequences.iterate(value)) {
      first.putIfAbsent(Comparisons.key(folded(key.apply(item), caseSensitive)), item);
    }
    return new ArrayList<>(first.values());
  }

  private static Object extreme(Object value, Arguments arguments, int sign) {
    Comparator<Object> order = order(arguments.flag(0, "case_sensitive", false));
    Function<Object, Object> key = path(arguments.get(1, "attribute", None.NONE));
    Object best = new Undefined("there is no item in an empty list");
    for (Object item : Sequences.iterate(value)) {
      if (best instanceof Undefined || order.compare(key.apply(item), key.apply(best)) * sign > 0) {
        best = item;
      }
    }
    return best;
  }

  private static Object sum(Object value, Arguments arguments) {
    Function<Object, Object> key = path(arguments.get(0, "attribute", None.NONE));
    Object sum = arguments.get(1, "start", 0L);
    for (Object item : Sequences.iterate(value)) {
      sum = Operations.apply("+", sum, key.apply(item));
    }
    return sum;
  }

  private static Object map(Object value, Arguments arguments) {
    List<Object> items = Sequences.iterate(value);
    Object attribute = arguments.named().get("attribute");
    if (attribute != null) {
      Object absent = arguments.named().get("default");
      return new ArrayList<>(
          items.stream()
              .map(path(attribute))
              .map(found -> found instanceof Undefined && absent != null ? absent : found)
              .toList());
    }
    String filter = Texts.text(arguments.get(0, "filter"));
    Arguments rest = without(arguments, 1);
    return new ArrayList<>(items.stream().map(item -> Filters.apply(filter, item, rest)).toList());
  }

  private static Arguments without(Arguments arguments, int count) {
    List<Object> positional = arguments.positional();
    return new Arguments(
        positional.subList(Math.min(count, positional.size()), positional.size()),
        arguments.named());
  }

  private static Object select(
      Object value, Arguments arguments, boolean byAttribute, boolean wanted) {
    Function<Object, Object> key = path(byAttribute ? arguments.get(0, "name") : None.NONE);
    int skipped = byAttribute ? 1 : 0;
    Object test = arguments.find(skipped, "test");
    Arguments rest = without(arguments, skipped + 1);
    List<Object> items = Sequences.iterate(value);
    items.removeIf(
        item -> {
          Object read = key.apply(item);
          boolean holds = test == null ? Truth.of(read) : Tests.apply(Texts.text(test), read, rest);
          return holds != wanted;
        });
    return items;
  }

  private static Object groupBy(Object value, Arguments arguments) {
    Object absent = arguments.find(1, "default");
    Function<Object, Object> path = path(arguments.get(0, "attribute"));
    Function<Object, Object> key =
        item -> {
          Object found = path.apply(item);
          return found instanceof Undefined && absent != null ? absent : found;
        };
    boolean caseSensitive = arguments.flag(2, "case_sensitive", false);
    List<Object> items = Sequences.iterate(value);
    items.sort(Comparator.comparing(key, order(caseSensitive)));
    Map<Object, Group> groups = new LinkedHashMap<>();
    for (Object item : items) {
      Object found = key.apply(item);
      groups
          .computeIfAbsent(
              Comparisons.key(folded(found, caseSensitive)),
              k -> new Group(found, new ArrayList<>()))
          .list()
          .add(item);
    }
    return new ArrayList<Object>(groups.values().stream().map(Group::asTuple).toList());
  }

  /** A group while it is filled. */
  private record Group(Object grouper, List<Object> list) {

    GroupTuple asTuple() {
      return new GroupTuple(grouper, list);
    }
  }

  private static Object batch(Object value, Arguments arguments) {
    int size = arguments.integer(0, "linecount", 0);
    if (size < 1) {
      throw new EvaluationException("batch needs a size of at least 1");
    }
    Object fill = arguments.get(1, "fill_with", None.NONE);
    List<Object> batches = new ArrayList<>();
    List<Object> items = Sequences.iterate(value);
    for (int from = 0; from < items.size(); from += size) {
      List<Object> batch =
          new ArrayList<>(items.subList(from, Math.min(items.size(), from + size)));
      while (batch.size() < size && !(fill instanceof None)) {
        Limits.checked(batch).add(fill);
      }
      batches.add(batch);
    }
    return batches;
  }

  private static Object slice(Object value, Arguments arguments) {
    int count = arguments.integer(0, "slices", 0);
    if (count < 1) {
      throw new EvaluationException("slice needs at least 1 slice");
    }
    Limits.items(count);
    Object fill = arguments.get(1, "fill_with", None.NONE);
    List<Object> items = Sequences.iterate(value);
    List<Object> slices = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < count; i++) {
      boolean longer = i < items.size() % count;
      int to = from + items.size() / count + (longer ? 1 : 0);
      List<Object> slice = new ArrayList<>(items.subList(from, to));
      if (!(fill instanceof None) && !longer && items.size() % count != 0) {
        slice.add(fill);
      }
      slices.add(slice);
      from = to;
    }
    return slices;
  }

  private static Object items(Object value) {
    if (value instanceof Undefined) {
      return List.of();
    }
    if (value instanceof Map<?, ?> map) {
      return MapMethods.pairs(map);
    }
    throw new EvaluationException("items needs a map, not " + Texts.typeName(value));
  }

  private static Object sortedPairs(Object value, Arguments arguments) {
    int place = arguments.text(1, "by", "key").equals("value") ? 1 : 0;
    if (!(value instanceof Map<?, ?> map)) {
      throw new EvaluationException("dictsort needs a map, not " + Texts.typeName(value));
    }
    List<Object> pairs = MapMethods.pairs(map);
    Comparator<Object> order = order(arguments.flag(0, "case_sensitive", false));
    Comparator<Object> ofPairs = Comparator.comparing(pair -> ((Tuple) pair).get(place), order);
    pairs.sort(arguments.flag(2, "reverse", false) ? ofPairs.reversed() : ofPairs);
    return pairs;
  }
}
