package dev.mxcp.prompts.internal.filter;

import dev.mxcp.prompts.internal.value.Arguments;
import dev.mxcp.prompts.internal.value.None;
import dev.mxcp.prompts.internal.value.Sequences;
import dev.mxcp.prompts.internal.value.Truth;
import dev.mxcp.prompts.internal.value.ValueText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Filters that apply other filters, and tests, to each item. */
final class SelectionFilters {

  private SelectionFilters() {}

  static void addTo(Map<String, Filter> filters) {
    filters.put("map", SelectionFilters::map);
    filters.put("select", (value, a) -> select(value, a, false, true));
    filters.put("reject", (value, a) -> select(value, a, false, false));
    filters.put("selectattr", (value, a) -> select(value, a, true, true));
    filters.put("rejectattr", (value, a) -> select(value, a, true, false));
  }

  /** Returns the items; none where the value is false, whatever it is. */
  private static List<?> items(Object value, Arguments arguments) {
    return Truth.of(value) ? Sequences.items(value, arguments.budget()) : List.of();
  }

  private static Object map(Object value, Arguments arguments) {
    List<Object> mapped = new ArrayList<>();
    if (arguments.positional().isEmpty() && arguments.named().containsKey("attribute")) {
      Object absent = arguments.named().get("default");
      AttributePath path =
          AttributePath.of(arguments.get(0, "attribute"), absent, arguments.budget());
      items(value, arguments).forEach(item -> mapped.add(path.read(item)));
      return mapped;
    }
    String filter = ValueText.str(arguments.get(0, "filter"), arguments.budget());
    Arguments rest = arguments.after(1);
    for (Object item : items(value, arguments)) {
      mapped.add(Filters.apply(filter, item, rest));
    }
    return mapped;
  }

  private static Object select(
      Object value, Arguments arguments, boolean byAttribute, boolean wanted) {
    int skipped = byAttribute ? 1 : 0;
    Object attribute = byAttribute ? arguments.get(0, "name") : None.NONE;
    AttributePath path = AttributePath.of(attribute, null, arguments.budget());
    Object test = arguments.find(skipped, "test");
    Arguments rest = arguments.after(skipped + 1);
    List<Object> selected = new ArrayList<>();
    for (Object item : items(value, arguments)) {
      Object read = path.read(item);
      boolean holds =
          test == null
              ? Truth.of(read)
              : Tests.apply(ValueText.str(test, arguments.budget()), read, rest);
      if (holds == wanted) {
        selected.add(item);
      }
    }
    return selected;
  }
}
