package dev.mxcp.prompts.internal.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The methods of a map. */
final class MapMethods {

  private MapMethods() {}

  static @Nullable Callable find(Map<?, ?> map, String name) {
    return switch (name) {
      case "items" -> arguments -> pairs(map);
      case "keys" -> arguments -> new ArrayList<Object>(map.keySet());
      case "values" -> arguments -> new ArrayList<Object>(map.values());
      case "get" -> arguments -> get(map, arguments);
      default -> null;
    };
  }

  static List<Object> pairs(Map<?, ?> map) {
    List<Object> pairs = new ArrayList<>();
    map.forEach((key, value) -> pairs.add(new Tuple(List.of(key, value))));
    return pairs;
  }

  private static Object get(Map<?, ?> map, Arguments arguments) {
    Object found = Members.lookUp(map, arguments.get(0, "key"));
    return found == null ? arguments.get(1, "default", None.NONE) : found;
  }
}
