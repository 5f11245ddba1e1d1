package dev.mxcp.jdbc.internal.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A type of Trino. Immutable.
 *
 * @param kind what its values are
 * @param parts the types of the items, of key and value, or of the fields; empty for all others
 */
record TrinoType(Kind kind, List<TrinoType> parts) {

  private static final Pattern SCALAR =
      Pattern.compile(
          "(boolean|tinyint|smallint|integer|bigint|real|double|decimal|varchar|char|varbinary|date"
              + "|timestamp|time|json|uuid|ipaddress|unknown|interval day to second"
              + "|interval year to month)(?:\\([\\d, ]+\\))?(?: with time zone)?");

  private static final Pattern NESTED = Pattern.compile("(array|map|row)\\((.*)\\)");

  /** What values are. */
  enum Kind {
    BOOLEAN,
    WHOLE,
    DECIMAL,
    REAL,
    DOUBLE,
    TEXT,
    DATE,
    TIME,
    TIMESTAMP,
    INTERVAL,
    JSON,
    UUID,
    LIST,
    MAP,
    ROW,
    OTHER
  }

  /** Reads a type as the driver names it. */
  static TrinoType parse(String text) {
    String type = text.toLowerCase(Locale.ROOT);
    Matcher scalar = SCALAR.matcher(type);
    if (scalar.matches()) {
      return new TrinoType(scalar(scalar.group(1)), List.of());
    }
    Matcher nested = NESTED.matcher(type);
    if (!nested.matches()) {
      return new TrinoType(Kind.OTHER, List.of());
    }
    List<TrinoType> parts = split(nested.group(2)).stream().map(TrinoType::field).toList();
    return switch (nested.group(1)) {
      case "array" -> new TrinoType(Kind.LIST, parts);
      case "map" -> new TrinoType(Kind.MAP, parts);
      default -> new TrinoType(Kind.ROW, parts);
    };
  }

  private static Kind scalar(String name) {
    return switch (name) {
      case "boolean" -> Kind.BOOLEAN;
      case "tinyint", "smallint", "integer", "bigint" -> Kind.WHOLE;
      case "decimal" -> Kind.DECIMAL;
      case "real" -> Kind.REAL;
      case "double" -> Kind.DOUBLE;
      case "varchar", "char" -> Kind.TEXT;
      case "date" -> Kind.DATE;
      case "time" -> Kind.TIME;
      case "timestamp" -> Kind.TIMESTAMP;
      case "json" -> Kind.JSON;
      case "uuid" -> Kind.UUID;
      default -> name.startsWith("interval") ? Kind.INTERVAL : Kind.OTHER;
    };
  }

  /** The name of a field stands unquoted before its type, and may have spaces in it. */
  private static TrinoType field(String text) {
    TrinoType type = parse(text);
    for (int space = text.indexOf(' ');
        type.kind() == Kind.OTHER && space >= 0;
        space = text.indexOf(' ', space + 1)) {
      type = parse(text.substring(space + 1));
    }
    return type;
  }

  private static List<String> split(String text) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (c == ',' && depth == 0) {
        parts.add(text.substring(start, i).trim());
        start = i + 1;
      }
    }
    parts.add(text.substring(start).trim());
    return parts;
  }

  /** Returns the type of a part; one of no known kind if the text did not tell it. */
  TrinoType part(int index) {
    return index < parts.size() ? parts.get(index) : new TrinoType(Kind.OTHER, List.of());
  }
}
