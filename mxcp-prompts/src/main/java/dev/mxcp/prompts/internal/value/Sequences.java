package dev.mxcp.prompts.internal.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What can be iterated over. */
public final class Sequences {

  private Sequences() {}

  /** Returns a copy of the items of a list, the keys of a map, the characters of a text. */
  public static List<Object> iterate(Object value, Budget budget) {
    return new ArrayList<>(items(value, budget));
  }

  /** Returns the items themselves, to be read only. */
  public static List<?> items(Object value, Budget budget) {
    List<?> items = itemsOrNull(value, budget);
    if (items == null) {
      throw new EvaluationException("nothing can loop over " + ValueText.typeName(value));
    }
    budget.steps(items.size());
    return items;
  }

  private static @Nullable List<?> itemsOrNull(Object value, Budget budget) {
    if (value instanceof List<?> list) {
      return list;
    } else if (value instanceof MapView view) {
      return view.items();
    } else if (value instanceof Map<?, ?> map) {
      Limits.items(map.size());
      return List.copyOf(map.keySet());
    } else if (value instanceof String text) {
      return characters(text, budget);
    }
    return value instanceof Undefined ? List.of() : null;
  }

  /** Returns whether a value can be looped over. */
  public static boolean isIterable(Object value) {
    return value instanceof List
        || value instanceof MapView
        || value instanceof Map
        || value instanceof String
        || value instanceof Undefined;
  }

  private static List<Object> characters(String text, Budget budget) {
    int length = text.codePointCount(0, text.length());
    budget.items(length);
    List<Object> characters = new ArrayList<>(length);
    text.codePoints().forEach(c -> characters.add(Character.toString(c)));
    return characters;
  }

  /** Returns how many items or characters a value has. */
  public static int length(Object value) {
    if (value instanceof String text) {
      return text.codePointCount(0, text.length());
    } else if (value instanceof List<?> list) {
      return list.size();
    } else if (value instanceof Map<?, ?> map) {
      return map.size();
    } else if (value instanceof MapView view) {
      return view.items().size();
    } else if (value instanceof Undefined) {
      return 0;
    }
    throw new EvaluationException(ValueText.typeName(value) + " has no length");
  }
}
