package dev.mxcp.prompts.internal.evaluate;

import dev.mxcp.prompts.internal.value.Arguments;
import dev.mxcp.prompts.internal.value.Attributes;
import dev.mxcp.prompts.internal.value.Budget;
import dev.mxcp.prompts.internal.value.Callable;
import dev.mxcp.prompts.internal.value.EvaluationException;
import dev.mxcp.prompts.internal.value.Keys;
import dev.mxcp.prompts.internal.value.None;
import dev.mxcp.prompts.internal.value.NumberRange;
import dev.mxcp.prompts.internal.value.Sequences;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The functions that every template has. */
public final class Functions {

  private static final Set<String> NAMES = Set.of("range", "dict", "namespace", "cycler", "joiner");

  private Functions() {}

  /** Returns the names. */
  public static Set<String> names() {
    return NAMES;
  }

  /** Returns a function; null where there is none of that name. */
  public static @Nullable Callable find(String name) {
    return switch (name) {
      case "range" -> Functions::range;
      case "dict" -> Functions::dict;
      case "namespace" -> arguments -> new Namespace(dict(arguments));
      case "cycler" -> arguments -> new Cycler(arguments.positional());
      case "joiner" -> arguments -> joiner(arguments.text(0, "sep", ", "));
      default -> null;
    };
  }

  private static Object range(Arguments arguments) {
    arguments.get(0, "stop");
    boolean single = arguments.positional().size() < 2;
    int from = single ? 0 : arguments.integer(0, "start", 0);
    int to = arguments.integer(single ? 0 : 1, "stop", 0);
    int step = arguments.integer(2, "step", 1);
    if (step == 0) {
      throw new EvaluationException("range cannot step by zero");
    }
    return new NumberRange(from, to, step);
  }

  /** Returns a map of another one, or of pairs, and of the arguments with names. */
  private static Map<Object, Object> dict(Arguments arguments) {
    Map<Object, Object> map = new LinkedHashMap<>();
    Object first = arguments.get(0, "", Map.of());
    Budget budget = arguments.budget();
    List<?> pairs =
        first instanceof Map<?, ?> other
            ? MapMethods.pairs(other, budget)
            : Sequences.items(first, budget);
    for (Object pair : pairs) {
      List<?> parts = Sequences.items(pair, budget);
      if (parts.size() != 2) {
        throw new EvaluationException("dict takes pairs");
      }
      map.put(Keys.existing(map, parts.get(0), budget), parts.get(1));
    }
    map.putAll(arguments.named());
    return map;
  }

  private static Callable joiner(String separator) {
    boolean[] used = {false};
    return arguments -> {
      String text = used[0] ? separator : "";
      used[0] = true;
      return text;
    };
  }

  /** Gives its values in turn. */
  private static final class Cycler implements Attributes {
    private final List<Object> values;
    private int place;

    private Cycler(List<Object> values) {
      this.values = values;
      if (values.isEmpty()) {
        throw new EvaluationException("cycler needs a value");
      }
    }

    @Override
    public @Nullable Object attribute(String name) {
      return switch (name) {
        case "current" -> values.get(place);
        case "next" -> (Callable) arguments -> next();
        case "reset" -> (Callable) arguments -> reset();
        default -> null;
      };
    }

    private Object next() {
      Object value = values.get(place);
      place = (place + 1) % values.size();
      return value;
    }

    private Object reset() {
      place = 0;
      return None.NONE;
    }
  }
}
