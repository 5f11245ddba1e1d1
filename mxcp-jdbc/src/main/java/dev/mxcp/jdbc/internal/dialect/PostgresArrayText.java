package dev.mxcp.jdbc.internal.dialect;

import dev.mxcp.json.JsonText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The text of an array, such as {@code {1,NULL,"a b"}}. */
final class PostgresArrayText {

  private final String text;
  private final Function<String, @Nullable Object> element;
  private int position;

  private PostgresArrayText(String text, Function<String, @Nullable Object> element) {
    this.text = text;
    this.element = element;
  }

  /** Returns the list that a text stands for, each element converted. */
  static List<@Nullable Object> read(String text, Function<String, @Nullable Object> element) {
    PostgresArrayText reader = new PostgresArrayText(text, element);
    // Bounds that do not begin at 1 stand before the array: [0:1]={1,2}.
    reader.position = text.startsWith("[") ? text.indexOf('{') : 0;
    return reader.list();
  }

  private List<@Nullable Object> list() {
    List<@Nullable Object> items = new ArrayList<>();
    position++;
    while (position < text.length() && text.charAt(position) != '}') {
      if (text.charAt(position) == ',') {
        position++;
      }
      items.add(item());
    }
    position++;
    return items;
  }

  private @Nullable Object item() {
    char c = text.charAt(position);
    if (c == '{') {
      return list();
    }
    if (c == '"') {
      return element.apply(quoted());
    }
    int start = position;
    while (text.charAt(position) != ',' && text.charAt(position) != '}') {
      position++;
    }
    String bare = text.substring(start, position);
    return bare.equals("NULL") ? null : element.apply(bare);
  }

  private String quoted() {
    StringBuilder value = new StringBuilder();
    position++;
    while (text.charAt(position) != '"') {
      if (text.charAt(position) == '\\') {
        position++;
      }
      value.append(text.charAt(position++));
    }
    position++;
    return value.toString();
  }

  /** Returns the text of an array. */
  static String write(Collection<?> items) {
    StringBuilder text = new StringBuilder();
    write(items, text);
    return text.toString();
  }

  private static void write(Collection<?> items, StringBuilder text) {
    text.append('{');
    String separator = "";
    for (Object item : items) {
      text.append(separator);
      separator = ",";
      if (item instanceof Collection<?> nested) {
        write(nested, text);
      } else if (item == null) {
        text.append("NULL");
      } else {
        quote(item instanceof Map<?, ?> ? JsonText.write(item) : item.toString(), text);
      }
    }
    text.append('}');
  }

  private static void quote(String value, StringBuilder text) {
    text.append('"').append(value.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
  }
}
