package dev.mxcp.sql.internal.duckdb.session;

import dev.mxcp.runtime.CallContext;
import dev.mxcp.runtime.User;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes values out of the engine's texts, which are logged: those of the arguments and of the
 * caller wherever they stand, and what else a failure of data quotes.
 *
 * <p>An argument is replaced by the name of its parameter. The part of a text that shows the SQL
 * stays, but for arguments.
 */
final class ErrorMask implements UnaryOperator<String> {

  private static final String HIDDEN = "…";

  /** Shorter ones are hidden in quotes only: they may be a part of any word. */
  private static final int TELLING_LENGTH = 4;

  /** Kinds of failures that quote data; all others quote names. */
  private static final Set<String> OF_DATA =
      Set.of(
          "Conversion Error",
          "Constraint Error",
          "Invalid Input Error",
          "Out of Range Error",
          "TransactionContext Error");

  private static final String SQL_PART = "\n\nLINE ";

  private static final Pattern QUOTED = Pattern.compile("(?s)(?<!\\w)(['\"]).*\\1");
  private static final Pattern NUMBERS =
      Pattern.compile("(?<=with value )-?[\\d.]+|(?<= \\()-?\\d[^()]*(?=\\))");

  private final Map<String, String> hidden;

  private ErrorMask(Map<String, String> hidden) {
    this.hidden = hidden;
  }

  /** Returns the mask of one statement. */
  static ErrorMask of(Map<String, ? extends @Nullable Object> arguments, CallContext context) {
    Map<String, String> hidden = new LinkedHashMap<>();
    User user = context.user();
    if (user != null) {
      hide(user.externalToken(), HIDDEN, hidden);
      hide(user.email(), HIDDEN, hidden);
    }
    context.headers().values().forEach(value -> hide(value, HIDDEN, hidden));
    arguments.forEach((name, value) -> hide(value, "$" + name, hidden));
    return new ErrorMask(hidden);
  }

  private static void hide(@Nullable Object value, String by, Map<String, String> hidden) {
    if (value instanceof Map<?, ?> map) {
      map.keySet().forEach(item -> hide(item, by, hidden));
      map.values().forEach(item -> hide(item, by, hidden));
    } else if (value instanceof Iterable<?> items) {
      items.forEach(item -> hide(item, by, hidden));
    } else if (value instanceof Object[] items) {
      List.of(items).forEach(item -> hide(item, by, hidden));
    } else if (value != null && !(value instanceof Boolean) && !value.toString().isEmpty()) {
      hidden.put(value.toString(), by);
    }
  }

  @Override
  public String apply(String text) {
    String masked = text;
    List<String> longestFirst = new ArrayList<>(hidden.keySet());
    longestFirst.sort((a, b) -> b.length() - a.length());
    for (String value : longestFirst) {
      masked = replace(masked, value, String.valueOf(hidden.get(value)));
    }
    return OF_DATA.contains(kind(masked)) ? withoutData(masked) : masked;
  }

  private static String replace(String text, String value, String by) {
    if (value.length() >= TELLING_LENGTH) {
      return text.replace(value, by);
    }
    return text.replace("'" + value + "'", "'" + by + "'")
        .replace("\"" + value + "\"", "\"" + by + "\"");
  }

  private static String kind(String text) {
    return text.substring(0, Math.max(0, text.indexOf(':')));
  }

  private String withoutData(String text) {
    int sql = text.indexOf(SQL_PART);
    String told = (sql < 0 ? text : text.substring(0, sql)).replace("can't", "cannot");
    Matcher quoted = QUOTED.matcher(told);
    if (quoted.find()) {
      String rest = told.substring(quoted.end());
      // Several lines are the value once more, with a mark below the place.
      String shown = rest.indexOf('\n') < 0 ? rest : "";
      told = told.substring(0, quoted.start()) + shown(quoted) + shown;
    }
    String first = NUMBERS.matcher(told).replaceAll(HIDDEN).lines().findFirst().orElse("");
    return first + (sql < 0 ? "" : text.substring(sql));
  }

  /** Keeps what is nothing but the name of a parameter. */
  private String shown(Matcher quoted) {
    String quote = quoted.group(1);
    String inside = quoted.group().substring(1, quoted.group().length() - 1);
    return quote + (hidden.containsValue(inside) ? inside : HIDDEN) + quote;
  }
}
