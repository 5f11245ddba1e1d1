package dev.mxcp.prompts.internal.expression;

import java.util.HashMap;
import java.util.Map;

/** The filters that templates may use. */
final class Filters {

  private static final Map<String, Filter> ALL = all();

  private Filters() {}

  static Filter find(String name) throws ExpressionSyntaxException {
    Filter filter = ALL.get(name);
    if (filter == null) {
      throw new ExpressionSyntaxException(
          "There is no filter '" + name + "'." + Meant.hint(name, ALL.keySet()));
    }
    return filter;
  }

  private static Map<String, Filter> all() {
    Map<String, Filter> filters = new HashMap<>();
    TextFilters.addTo(filters);
    NumberFilters.addTo(filters);
    ListFilters.addTo(filters);
    return Map.copyOf(filters);
  }

  /** Applies a filter that an argument of another filter names, as {@code map('upper')} does. */
  static Object apply(String name, Object value, Arguments arguments) {
    Filter filter = ALL.get(name);
    if (filter == null) {
      throw new EvaluationException("there is no filter '" + name + "'");
    }
    return filter.apply(value, arguments);
  }
}
