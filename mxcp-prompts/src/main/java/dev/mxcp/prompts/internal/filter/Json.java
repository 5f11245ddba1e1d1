package dev.mxcp.prompts.internal.filter;

import dev.mxcp.prompts.internal.value.Budget;
import dev.mxcp.prompts.internal.value.EvaluationException;
import dev.mxcp.prompts.internal.value.Limits;
import dev.mxcp.prompts.internal.value.None;
import dev.mxcp.prompts.internal.value.NumberRange;
import dev.mxcp.prompts.internal.value.Numbers;
import dev.mxcp.prompts.internal.value.ValueText;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** JSON as the {@code tojson} filter writes it: keys sorted, ASCII only, safe inside of HTML. */
final class Json {

  private final StringBuilder out = new StringBuilder();
  private final int indent;
  private final Budget budget;

  private Json(int indent, Budget budget) {
    this.indent = indent;
    this.budget = budget;
  }

  static String forHtml(Object value, int indent, Budget budget) {
    Limits.text(indent);
    Json json = new Json(indent, budget);
    json.write(value, 0);
    return json.out
        .toString()
        .replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026")
        .replace("'", "\\u0027");
  }

  private void write(Object value, int depth) {
    Limits.depth(depth);
    Limits.text(out.length());
    budget.step();
    if (value instanceof String text) {
      budget.characters(text.length());
      quote(text);
    } else if (value instanceof Boolean || value instanceof None) {
      out.append(value instanceof None ? "null" : value.toString());
    } else if (value instanceof Double number) {
      out.append(floating(number));
    } else if (value instanceof Number) {
      out.append(value);
    } else if (value instanceof Map<?, ?> map) {
      writeMap(map, depth + 1);
    } else if (value instanceof List<?> list && !(value instanceof NumberRange)) {
      writeList(list, depth + 1);
    } else {
      throw new EvaluationException(ValueText.typeName(value) + " cannot be written as JSON");
    }
  }

  private static String floating(double number) {
    if (Double.isNaN(number)) {
      return "NaN";
    }
    return Double.isInfinite(number) ? number < 0 ? "-Infinity" : "Infinity" : Numbers.text(number);
  }

  private void writeMap(Map<?, ?> map, int depth) {
    out.append('{');
    for (Iterator<Object> keys = sorted(map).iterator(); keys.hasNext(); ) {
      Object key = keys.next();
      newLine(depth);
      quote(keyText(key));
      out.append(": ");
      write(Objects.requireNonNull(map.get(key)), depth);
      out.append(keys.hasNext() ? separator() : "");
    }
    close('}', map.isEmpty(), depth);
  }

  private List<Object> sorted(Map<?, ?> map) {
    budget.items(map.size());
    return new Sorting(true, budget).sorted(List.copyOf(map.keySet()), key -> key, false);
  }

  private String keyText(Object key) {
    if (key instanceof Boolean || key instanceof None) {
      return key instanceof None ? "null" : key.toString();
    } else if (key instanceof String || key instanceof Number) {
      return key instanceof Double number ? floating(number) : ValueText.str(key, budget);
    }
    throw new EvaluationException(ValueText.typeName(key) + " cannot be a key in JSON");
  }

  private void writeList(List<?> list, int depth) {
    out.append('[');
    for (Iterator<?> i = list.iterator(); i.hasNext(); ) {
      newLine(depth);
      write(i.next(), depth);
      out.append(i.hasNext() ? separator() : "");
    }
    close(']', list.isEmpty(), depth);
  }

  private String separator() {
    return indent < 0 ? ", " : ",";
  }

  private void close(char bracket, boolean empty, int depth) {
    if (!empty) {
      newLine(depth - 1);
    }
    out.append(bracket);
  }

  private void newLine(int depth) {
    if (indent >= 0) {
      budget.characters((long) indent * depth);
      Limits.text(out.length() + (long) indent * depth);
      out.append('\n').append(" ".repeat(indent * depth));
    }
  }

  private void quote(String text) {
    out.append('"');
    text.chars().forEach(c -> append((char) c));
    out.append('"');
  }

  private void append(char c) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      case '\b' -> out.append("\\b");
      case '\f' -> out.append("\\f");
      default ->
          out.append(c < ' ' || c > '~' ? String.format(Locale.ROOT, "\\u%04x", (int) c) : c);
    }
  }
}
