package dev.mxcp.prompts.internal.filter;

import dev.mxcp.prompts.internal.evaluate.MapMethods;
import dev.mxcp.prompts.internal.value.Arguments;
import dev.mxcp.prompts.internal.value.Budget;
import dev.mxcp.prompts.internal.value.EvaluationException;
import dev.mxcp.prompts.internal.value.Limits;
import dev.mxcp.prompts.internal.value.Sequences;
import dev.mxcp.prompts.internal.value.ValueText;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The filter that quotes a text for a URL, or makes a query of pairs. */
final class UrlText {

  private UrlText() {}

  static Object encode(Object value, Arguments arguments) {
    Budget budget = arguments.budget();
    if (value instanceof String || !Sequences.isIterable(value)) {
      return quoted(value, "/", budget);
    }
    StringBuilder out = new StringBuilder();
    List<?> pairs =
        value instanceof Map<?, ?> map
            ? MapMethods.pairs(map, budget)
            : Sequences.items(value, budget);
    for (Object pair : pairs) {
      List<?> parts = Sequences.items(pair, budget);
      if (parts.size() != 2) {
        throw new EvaluationException("urlencode takes a text, a map or pairs");
      }
      out.append(out.length() == 0 ? "" : "&").append(quoted(parts.get(0), "", budget));
      out.append('=').append(quoted(parts.get(1), "", budget));
      Limits.text(out.length());
    }
    return out.toString();
  }

  private static String quoted(Object value, String safe, Budget budget) {
    String text = ValueText.str(value, budget);
    budget.read(text);
    String encoded =
        URLEncoder.encode(text, StandardCharsets.UTF_8).replace("*", "%2A").replace("%7E", "~");
    return safe.isEmpty() ? encoded : encoded.replace("+", "%20").replace("%2F", safe);
  }
}
