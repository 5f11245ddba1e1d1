package dev.mxcp.prompts.internal.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What can be iterated over. */
public final class Sequences {

  private Sequences() {}

  /** Returns the items of a list, the keys of a map, the characters of a text. */
  public static List<Object> iterate(Object value) {
    List<Object> items = itemsOrNull(value);
    if (items == null) {
      throw new EvaluationException("nothing can loop over " + Texts.typeName(value));
    }
    return items;
  }

  static @Nullable List<Object> itemsOrNull(Object value) {
    if (value instanceof List<?> list) {
      return new ArrayList<>(list);
    } else if (value instanceof Map<?, ?> map) {
      return new ArrayList<>(map.keySet());
    } else if (value instanceof String text) {
      return characters(text);
    }
    return value instanceof Undefined ? List.of() : null;
  }

  private static List<Object> characters(String text) {
    Limits.items(text.length());
    List<Object> characters = new ArrayList<>();
    text.codePoints().forEach(c -> characters.add(Character.toString(c)));
    return characters;
  }

  static int length(Object value) {
    if (value instanceof String text) {
      return text.codePointCount(0, text.length());
    }
    List<Object> items = itemsOrNull(value);
    if (items == null) {
      throw new EvaluationException(Texts.typeName(value) + " has no length");
    }
    return items.size();
  }

  /** Returns the items from one index to another, counted from the end where negative. */
  static Object slice(Object value, Object from, Object to, Object by) {
    Operations.requireDefined(value);
    int step = by instanceof None ? 1 : Numbers.index(by);
    if (step == 0) {
      throw new EvaluationException("a slice cannot step by zero");
    }
    if (!(value instanceof String) && !(value instanceof List<?>)) {
      throw new EvaluationException(Texts.typeName(value) + " cannot be sliced");
    }
    List<Object> items = iterate(value);
    int size = items.size();
    long i = bound(from, size, step > 0 ? 0 : size - 1, step);
    long end = bound(to, size, step > 0 ? size : -1, step);
    List<Object> slice = new ArrayList<>();
    for (; step > 0 ? i < end : i > end; i += step) {
      slice.add(items.get((int) i));
    }
    if (value instanceof String) {
      return String.join("", slice.stream().map(String.class::cast).toList());
    }
    return value instanceof Tuple ? new Tuple(slice) : slice;
  }

  private static long bound(Object index, int size, int absent, int step) {
    if (index instanceof None) {
      return absent;
    }
    int given = Numbers.index(index);
    int place = given < 0 ? given + size : given;
    int least = step > 0 ? 0 : -1;
    return Math.max(least, Math.min(place, step > 0 ? size : size - 1));
  }
}
