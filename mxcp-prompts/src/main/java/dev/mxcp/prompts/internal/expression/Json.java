package dev.mxcp.prompts.internal.expression;

import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** JSON as the {@code tojson} filter writes it: keys sorted, ASCII only, safe inside of HTML. */
final class Json {

  private final StringBuilder out = new StringBuilder();
  private final int indent;

  private Json(int indent) {
    this.indent = indent;
  }

  static String forHtml(Object value, int indent) {
    Limits.text(indent);
    Json json = new Json(indent);
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
    if (value instanceof String text) {
      quote(text);
    } else if (value instanceof Boolean || value instanceof None) {
      out.append(value instanceof None ? "null" : value.toString());
    } else if (value instanceof Double number) {
      out.append(floating(number));
    } else if (value instanceof Number) {
      out.append(value);
    } else if (value instanceof Map<?, ?> map) {
      writeMap(map, depth + 1);
    } else if (value instanceof List<?> list) {
      writeList(list, depth + 1);
    } else {
      throw new EvaluationException(Texts.typeName(value) + " cannot be written as JSON");
    }
  }

  private static String floating(double number) {
    if (Double.isNaN(number)) {
      return "NaN";
    }
    return Double.isInfinite(number) ? number < 0 ? "-Infinity" : "Infinity" : Numbers.text(number);
  }

  private void writeMap(Map<?, ?> map, int depth) {
    Map<String, Object> sorted = new TreeMap<>();
    map.forEach((key, value) -> sorted.put(keyText(key), value));
    out.append('{');
    for (Iterator<Map.Entry<String, Object>> i = sorted.entrySet().iterator(); i.hasNext(); ) {
      Map.Entry<String, Object> entry = i.next();
      newLine(depth);
      quote(entry.getKey());
      out.append(": ");
      write(entry.getValue(), depth);
      out.append(i.hasNext() ? separator() : "");
    }
    close('}', map.isEmpty(), depth);
  }

  private static String keyText(Object key) {
    if (key instanceof Boolean || key instanceof None) {
      return key instanceof None ? "null" : key.toString();
    }
    return Texts.text(key);
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
