package dev.mxcp.prompts.internal.expression;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

/** The text of a value, as {@code str} and {@code repr} of Python give it. */
public final class Texts {

  private Texts() {}

  /** Returns the text that a template prints. */
  public static String text(Object value) {
    if (value instanceof String text) {
      return text;
    } else if (value instanceof Undefined) {
      return "";
    }
    StringBuilder out = new StringBuilder();
    append(value, out, 0);
    return out.toString();
  }

  /** Returns the text of a value inside of a list: texts are quoted. */
  static String quoted(Object value) {
    StringBuilder out = new StringBuilder();
    append(value, out, 0);
    return out.toString();
  }

  private static void append(Object value, StringBuilder out, int depth) {
    Limits.depth(depth);
    Limits.text(out.length());
    if (value instanceof String text) {
      quote(text, out);
    } else if (value instanceof Boolean flag) {
      out.append(flag ? "True" : "False");
    } else if (value instanceof Double number) {
      out.append(Numbers.text(number));
    } else if (value instanceof None) {
      out.append("None");
    } else if (value instanceof Undefined) {
      out.append("Undefined");
    } else if (value instanceof List<?> list) {
      appendList(list, out, depth);
    } else if (value instanceof Map<?, ?> map) {
      appendMap(map, out, depth);
    } else {
      out.append(plain(value));
    }
  }

  private static void appendList(List<?> list, StringBuilder out, int depth) {
    boolean tuple = list instanceof Tuple;
    out.append(tuple ? '(' : '[');
    String separator = "";
    for (Object item : list) {
      append(item, out.append(separator), depth + 1);
      separator = ", ";
    }
    out.append(tuple && list.size() == 1 ? ",)" : tuple ? ")" : "]");
  }

  private static void appendMap(Map<?, ?> map, StringBuilder out, int depth) {
    out.append('{');
    String separator = "";
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      append(entry.getKey(), out.append(separator), depth + 1);
      append(entry.getValue(), out.append(": "), depth + 1);
      separator = ", ";
    }
    out.append('}');
  }

  private static String plain(Object value) {
    if (value instanceof Number) {
      return value.toString();
    }
    return Moments.isMoment(value) ? Moments.text(value) : "<" + typeName(value) + ">";
  }

  private static void quote(String text, StringBuilder out) {
    char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
    out.append(quote);
    text.codePoints().forEach(c -> escape(c, quote, out));
    out.append(quote);
  }

  private static void escape(int c, char quote, StringBuilder out) {
    switch (c) {
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      case '\\' -> out.append("\\\\");
      default -> {
        if (c == quote) {
          out.append('\\').append(quote);
        } else if (Character.isISOControl(c) || c == 0xa0 || c == 0xad) {
          out.append(String.format("\\x%02x", c));
        } else {
          out.appendCodePoint(c);
        }
      }
    }
  }

  /** Returns what a value is called in messages. */
  static String typeName(Object value) {
    if (value instanceof String) {
      return "a text";
    } else if (value instanceof Boolean) {
      return "a boolean";
    } else if (value instanceof Double) {
      return "a float";
    } else if (value instanceof Number) {
      return "a whole number";
    } else if (value instanceof List) {
      return "a list";
    } else if (value instanceof Map) {
      return "a map";
    } else if (value instanceof None) {
      return "None";
    } else if (value instanceof LocalDate) {
      return "a date";
    } else if (value instanceof LocalTime) {
      return "a time";
    } else if (value instanceof LocalDateTime || value instanceof OffsetDateTime) {
      return "a date and time";
    }
    return value instanceof Callable ? "a function" : "an object";
  }
}
