package dev.mxcp.sql.internal.type;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads the names of types. What it does not understand becomes a plain type. */
final class SqlTypeParser {

  private final String text;
  private int position;

  SqlTypeParser(String text) {
    this.text = text;
  }

  SqlType type() {
    skipSpace();
    int start = position;
    while (position < text.length() && "([,)".indexOf(text.charAt(position)) < 0) {
      position++;
    }
    String name = text.substring(start, position).trim().toUpperCase(Locale.ROOT);
    SqlType type =
        switch (name) {
          case "STRUCT", "ROW" -> new SqlType.Fields(false, fields());
          case "UNION" -> new SqlType.Fields(true, fields());
          case "MAP" -> map();
          default -> plain(name);
        };
    return suffix(type);
  }

  private SqlType plain(String name) {
    if (peek() != '(') {
      return new SqlType.Plain(name);
    }
    skipParentheses();
    int start = position;
    while (position < text.length() && "[,)".indexOf(text.charAt(position)) < 0) {
      position++;
    }
    // TIMESTAMP(3) WITH TIME ZONE: the name goes on behind the parentheses.
    String rest = text.substring(start, position).trim().toUpperCase(Locale.ROOT);
    return new SqlType.Plain(rest.isEmpty() ? name : name + " " + rest);
  }

  private SqlType suffix(SqlType inner) {
    SqlType type = inner;
    while (peek() == '[') {
      position = Math.max(position, text.indexOf(']', position)) + 1;
      type = new SqlType.ListOf(type);
    }
    return type;
  }

  private SqlType map() {
    if (peek() != '(') {
      return new SqlType.Plain("MAP");
    }
    position++;
    SqlType keys = type();
    expect(',');
    SqlType values = type();
    expect(')');
    return new SqlType.MapOf(keys, values);
  }

  private List<SqlType.Field> fields() {
    List<SqlType.Field> fields = new ArrayList<>();
    if (peek() != '(') {
      return fields;
    }
    do {
      position++;
      skipSpace();
      fields.add(new SqlType.Field(fieldName(), type()));
    } while (peek() == ',');
    expect(')');
    return fields;
  }

  private String fieldName() {
    if (peek() != '"') {
      int start = position;
      while (position < text.length() && !Character.isWhitespace(text.charAt(position))) {
        position++;
      }
      return text.substring(start, position);
    }
    StringBuilder name = new StringBuilder();
    position++;
    while (position < text.length()) {
      char c = text.charAt(position++);
      if (c == '"' && peek() != '"') {
        break;
      }
      position += c == '"' ? 1 : 0;
      name.append(c);
    }
    return name.toString();
  }

  private void skipParentheses() {
    int depth = 0;
    boolean quoted = false;
    do {
      char c = text.charAt(position++);
      quoted ^= c == '\'';
      depth += quoted ? 0 : c == '(' ? 1 : c == ')' ? -1 : 0;
    } while (depth > 0 && position < text.length());
  }

  private void skipSpace() {
    while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
      position++;
    }
  }

  private void expect(char c) {
    skipSpace();
    if (peek() == c) {
      position++;
    }
  }

  private char peek() {
    return position < text.length() ? text.charAt(position) : '\0';
  }
}
