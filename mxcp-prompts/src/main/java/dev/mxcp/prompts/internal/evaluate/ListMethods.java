package dev.mxcp.prompts.internal.evaluate;

import dev.mxcp.prompts.internal.value.Arguments;
import dev.mxcp.prompts.internal.value.Callable;
import dev.mxcp.prompts.internal.value.EvaluationException;
import dev.mxcp.prompts.internal.value.Tuple;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The methods of a list; none of them changes it. */
final class ListMethods {

  private ListMethods() {}

  static @Nullable Callable find(List<?> list, String name) {
    return switch (name) {
      case "count" -> arguments -> count(list, arguments);
      case "index" -> arguments -> index(list, arguments);
      case "copy" -> list instanceof Tuple ? null : arguments -> copy(list, arguments);
      default -> null;
    };
  }

  private static Object count(List<?> list, Arguments arguments) {
    Object value = arguments.get(0, "value");
    return list.stream().filter(item -> Comparisons.equal(item, value, arguments.budget())).count();
  }

  private static Object index(List<?> list, Arguments arguments) {
    Object value = arguments.get(0, "value");
    int first = place(arguments.integer(1, "start", 0), list.size());
    int end = place(arguments.integer(2, "stop", list.size()), list.size());
    for (int i = first; i < end; i++) {
      if (Comparisons.equal(list.get(i), value, arguments.budget())) {
        return (long) i;
      }
    }
    throw new EvaluationException("the value is not in the list");
  }

  private static int place(int index, int size) {
    return Math.max(0, Math.min(size, index < 0 ? index + size : index));
  }

  private static Object copy(List<?> list, Arguments arguments) {
    arguments.budget().items(list.size());
    return new ArrayList<Object>(list);
  }
}
