package dev.mxcp.prompts.internal.expression;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The methods of a list; none of them changes it. */
final class ListMethods {

  private ListMethods() {}

  static @Nullable Callable find(List<?> list, String name) {
    return switch (name) {
      case "count" -> arguments -> count(list, arguments.get(0, "value"));
      case "index" -> arguments -> index(list, arguments.get(0, "value"));
      default -> null;
    };
  }

  private static Object count(List<?> list, Object value) {
    return list.stream().filter(item -> Comparisons.equal(item, value)).count();
  }

  private static Object index(List<?> list, Object value) {
    long place = 0;
    for (Object item : list) {
      if (Comparisons.equal(item, value)) {
        return place;
      }
      place++;
    }
    throw new EvaluationException("the value is not in the list");
  }
}
