package dev.mxcp.prompts.internal.evaluate;

import dev.mxcp.prompts.internal.value.Arguments;
import dev.mxcp.prompts.internal.value.Budget;
import dev.mxcp.prompts.internal.value.Callable;
import dev.mxcp.prompts.internal.value.Keys;
import dev.mxcp.prompts.internal.value.MapView;
import dev.mxcp.prompts.internal.value.None;
import dev.mxcp.prompts.internal.value.Tuple;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The methods of a map; none of them changes it. */
public final class MapMethods {

  private MapMethods() {}

  static @Nullable Callable find(Map<?, ?> map, String name) {
    return switch (name) {
      case "items" -> a -> new MapView("dict_items", pairs(map, a.budget()));
      case "keys" -> a -> new MapView("dict_keys", copy(map.keySet(), a));
      case "values" -> a -> new MapView("dict_values", copy(map.values(), a));
      case "get" -> a -> get(map, a);
      case "copy" -> a -> copy(map, a);
      default -> null;
    };
  }

  /** Returns the keys with their values. */
  public static List<Object> pairs(Map<?, ?> map, Budget budget) {
    budget.items(map.size());
    List<Object> pairs = new ArrayList<>();
    map.forEach((key, value) -> pairs.add(new Tuple(List.of(key, value))));
    return pairs;
  }

  private static List<Object> copy(Iterable<?> items, Arguments arguments) {
    List<Object> copy = new ArrayList<>();
    for (Object item : items) {
      arguments.budget().step();
      copy.add(item);
    }
    return copy;
  }

  private static Object copy(Map<?, ?> map, Arguments arguments) {
    arguments.budget().items(map.size());
    return new LinkedHashMap<Object, Object>(map);
  }

  private static Object get(Map<?, ?> map, Arguments arguments) {
    Object found = Keys.lookUp(map, arguments.get(0, "key"), arguments.budget());
    return found == null ? arguments.get(1, "default", None.NONE) : found;
  }
}
