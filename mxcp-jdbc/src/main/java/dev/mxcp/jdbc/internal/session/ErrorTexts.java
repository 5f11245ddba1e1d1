package dev.mxcp.jdbc.internal.session;

import dev.mxcp.error.DatabaseException;
import dev.mxcp.error.DatabaseException.Kind;
import dev.mxcp.error.DatabaseException.ScriptPosition;
import dev.mxcp.jdbc.internal.dialect.Dialect;
import dev.mxcp.jdbc.internal.text.Rendering;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes exceptions of the library out of those of drivers, without the values that they quote. */
public final class ErrorTexts {

  /** Shorter values are hidden in quotes only: they may be a part of any word. */
  private static final int TELLING_LENGTH = 4;

  private ErrorTexts() {}

  /** Returns the exception for something that failed. */
  static DatabaseException of(
      SQLException e, Site site, Map<String, ? extends @Nullable Object> arguments) {
    String text = masked(text(e, site.dialect(), site.hidden()), arguments);
    // The trace of a cause is printed too, and its text with it.
    SQLException cause = new SQLException(text, e.getSQLState(), e.getErrorCode());
    cause.setStackTrace(e.getStackTrace());
    return new DatabaseException(kind(e, site), text, cause);
  }

  /** Returns the text of an error without secrets. */
  public static String text(SQLException e, Dialect dialect, List<String> hidden) {
    String text = dialect.text(e);
    for (String secret : hidden) {
      text = text.replace(secret, "…");
    }
    return text;
  }

  private static Kind kind(SQLException e, Site site) {
    return site.dialect().isDenied(e) && !site.identity().isNone()
        ? Kind.DENIED
        : site.dialect().kind(e);
  }

  /** Adds the place in the text of the statement that the error points to. */
  static DatabaseException located(
      DatabaseException failure, SQLException e, Site site, Rendering rendering, boolean ran) {
    int index = site.dialect().position(e, rendering, ran);
    if (index < 0) {
      return failure;
    }
    String text = rendering.statement().text();
    String before = text.substring(0, index);
    int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
    return failure.at(new ScriptPosition(1, line, index - before.lastIndexOf('\n'), 0));
  }

  private static String masked(String text, Map<String, ? extends @Nullable Object> arguments) {
    Map<String, String> hidden = new LinkedHashMap<>();
    arguments.forEach((name, value) -> hide(value, "$" + name, hidden));
    List<String> longestFirst = new ArrayList<>(hidden.keySet());
    longestFirst.sort(Comparator.comparingInt(String::length).reversed());
    String masked = text;
    for (String value : longestFirst) {
      String name = String.valueOf(hidden.get(value));
      masked =
          value.length() >= TELLING_LENGTH
              ? masked.replace(value, name)
              : masked
                  .replace("'" + value + "'", "'" + name + "'")
                  .replace("\"" + value + "\"", "\"" + name + "\"");
    }
    return masked;
  }

  private static void hide(@Nullable Object value, String name, Map<String, String> hidden) {
    if (value instanceof Map<?, ?> map) {
      map.values().forEach(item -> hide(item, name, hidden));
    } else if (value instanceof Collection<?> items) {
      items.forEach(item -> hide(item, name, hidden));
    } else if (value != null && !(value instanceof Boolean) && !value.toString().isEmpty()) {
      hidden.put(value.toString(), name);
    }
  }
}
