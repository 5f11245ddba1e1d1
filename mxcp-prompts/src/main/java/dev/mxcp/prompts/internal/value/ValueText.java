package dev.mxcp.prompts.internal.value;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The text of a value, as {@code str} and {@code repr} of Python give it. */
public final class ValueText {

  private final StringBuilder out = new StringBuilder();
  private final Budget budget;

  private ValueText(Budget budget) {
    this.budget = budget;
  }

  /** Returns the text that a template prints. */
  public static String str(Object value, Budget budget) {
    if (value instanceof String text) {
      return text;
    }
    return value instanceof Undefined ? "" : repr(value, budget);
  }

  /** Returns the text of a value inside of a list: texts are quoted. */
  public static String repr(Object value, Budget budget) {
    ValueText text = new ValueText(budget);
    text.append(value, 0);
    return text.out.toString();
  }

  private void append(Object value, int depth) {
    Limits.depth(depth);
    Limits.text(out.length());
    budget.step();
    if (value instanceof String text) {
      budget.characters(text.length());
      quote(text);
    } else if (value instanceof NumberRange || value instanceof Number) {
      out.append(value instanceof Double number ? Numbers.text(number) : value.toString());
    } else if (value instanceof Boolean flag) {
      out.append(flag ? "True" : "False");
    } else if (value instanceof Tuple tuple) {
      appendAll("(", tuple, tuple.size() == 1 ? ",)" : ")", depth);
    } else if (value instanceof List<?> list) {
      appendAll("[", list, "]", depth);
    } else if (value instanceof MapView view) {
      appendAll(view.name() + "([", view.items(), "])", depth);
    } else if (value instanceof Map<?, ?> map) {
      appendMap(map, depth);
    } else {
      out.append(plain(value));
    }
  }

  private void appendAll(String open, List<?> items, String close, int depth) {
    out.append(open);
    String separator = "";
    for (Object item : items) {
      out.append(separator);
      append(item, depth + 1);
      separator = ", ";
    }
    out.append(close);
  }

  private void appendMap(Map<?, ?> map, int depth) {
    out.append('{');
    String separator = "";
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      out.append(separator);
      append(entry.getKey(), depth + 1);
      out.append(": ");
      append(entry.getValue(), depth + 1);
      separator = ", ";
    }
    out.append('}');
  }

  private static String plain(Object value) {
    if (value instanceof None) {
      return "None";
    } else if (value instanceof Undefined) {
      return "Undefined";
    }
    return DateText.isDateOrTime(value) ? DateText.iso(value, " ") : "<" + typeName(value) + ">";
  }

  private void quote(String text) {
    char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
    out.append(quote);
    text.codePoints().forEach(c -> escape(c, quote));
    out.append(quote);
  }

  private void escape(int c, char quote) {
    switch (c) {
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      case '\\' -> out.append("\\\\");
      default -> {
        if (c == quote) {
          out.append('\\').append(quote);
        } else if (Characters.isPrintable(c)) {
          out.appendCodePoint(c);
        } else {
          out.append(escaped(c));
        }
      }
    }
  }

  private static String escaped(int c) {
    String format = c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x";
    return String.format(Locale.ROOT, format, c);
  }

  /** Returns what a value is called in messages. */
  public static String typeName(Object value) {
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
