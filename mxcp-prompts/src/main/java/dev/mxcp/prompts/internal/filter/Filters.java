package dev.mxcp.prompts.internal.filter;

import dev.mxcp.prompts.internal.value.Arguments;
import dev.mxcp.prompts.internal.value.EvaluationException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The filters that templates may use. */
public final class Filters {

  private static final Map<String, Filter> ALL = all();

  private Filters() {}

  /** Returns the names of all filters. */
  public static Set<String> names() {
    return ALL.keySet();
  }

  /** Returns a filter; null where there is none of that name. */
  public static @Nullable Filter find(String name) {
    Filter filter = ALL.get(name);
    return filter == null ? null : (value, arguments) -> apply(filter, value, arguments);
  }

  private static Map<String, Filter> all() {
    Map<String, Filter> filters = new HashMap<>();
    TextFilters.addTo(filters);
    NumberFilters.addTo(filters);
    ListFilters.addTo(filters);
    SelectionFilters.addTo(filters);
    return Map.copyOf(filters);
  }

  /** Applies a filter that an argument of another filter names, as {@code map('upper')} does. */
  static Object apply(String name, Object value, Arguments arguments) {
    Filter filter = ALL.get(name);
    if (filter == null) {
      throw new EvaluationException("there is no filter '" + name + "'");
    }
    return apply(filter, value, arguments);
  }

  /** Charges for reading the value and for what the filter makes of it. */
  private static Object apply(Filter filter, Object value, Arguments arguments) {
    arguments.budget().step();
    arguments.budget().read(value);
    return arguments.budget().made(filter.apply(value, arguments));
  }
}
