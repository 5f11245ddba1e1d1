package dev.mxcp.sql.internal.reading;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Functions of SELECT that do more than read. */
final class WritingFunctions {

  private static final Set<String> NAMES =
      Set.of(
          "nextval",
          "setseed",
          "write_log",
          "sleep_ms",
          "checkpoint",
          "force_checkpoint",
          "enable_logging",
          "disable_logging",
          "enable_profiling",
          "disable_profiling",
          "truncate_duckdb_logs",
          "json_execute_serialized_sql",
          "http_post",
          "http_put",
          "http_delete");

  /** Functions of extensions that run statements elsewhere, such as {@code postgres_execute}. */
  private static final Pattern EXECUTES = Pattern.compile("(.*_)?(execute|exec)(_.*)?");

  private static final String NAME = "(?:\"(?:[^\"]|\"\")*\"|[\\w$]+)";

  /** What stands before the query of a view, as the engine writes it. */
  private static final Pattern VIEW =
      Pattern.compile(
          "\\s*CREATE\\s+(?:OR\\s+REPLACE\\s+)?(?:TEMP(?:ORARY)?\\s+)?VIEW\\s+"
              + "(?:IF\\s+NOT\\s+EXISTS\\s+)?"
              + (NAME + "(?:\\." + NAME + ")*\\s*")
              + ("(?:\\(\\s*" + NAME + "(?:\\s*,\\s*" + NAME + ")*\\s*\\))?")
              + "\\s*AS\\b",
          Pattern.CASE_INSENSITIVE);

  private WritingFunctions() {}

  static boolean contains(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return NAMES.contains(lower) || EXECUTES.matcher(lower).matches();
  }

  /** Returns the only argument of a call if it is a constant text; else null. */
  static @Nullable String constant(Map<?, ?> call) {
    return call.get("children") instanceof List<?> arguments
            && arguments.size() == 1
            && arguments.get(0) instanceof Map<?, ?> argument
            && argument.get("value") instanceof Map<?, ?> value
            && value.get("value") instanceof String text
        ? text
        : null;
  }

  /** Returns the query of a view. */
  static String afterAs(String view) {
    Matcher begin = VIEW.matcher(view);
    String query = (begin.lookingAt() ? view.substring(begin.end()) : view).strip();
    return query.endsWith(";") ? query.substring(0, query.length() - 1) : query;
  }
}
