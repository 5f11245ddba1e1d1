package dev.mxcp.jdbc.internal.dialect;

import dev.mxcp.error.DatabaseException.Kind;
import dev.mxcp.jdbc.internal.text.Rendering;
import java.io.IOException;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Errors of Trino, which have numbers of its own in place of the standard's states. */
final class TrinoErrors {

  private static final int SYNTAX_ERROR = 1;
  private static final int PERMISSION_DENIED = 4;

  private static final Pattern POSITION = Pattern.compile("\\bline (\\d+):(\\d+): ");

  private static final Pattern PREFIX = Pattern.compile("^Query failed \\(#\\w+\\): ");

  private static final Pattern QUOTED = Pattern.compile("'[^']*'");

  /** The driver puts the statement into a text behind this. */
  private static final int IMMEDIATE = "EXECUTE IMMEDIATE '".length();

  private TrinoErrors() {}

  static boolean isDenied(SQLException e) {
    return e.getErrorCode() == PERMISSION_DENIED && e.getCause() != null;
  }

  static Kind kind(SQLException e) {
    if (isOfNetwork(e)) {
      return Kind.UNAVAILABLE;
    }
    return switch (e.getErrorCode()) {
      case SYNTAX_ERROR -> Kind.SYNTAX;
      case 3 -> Kind.INTERRUPTED;
      case 5, 6, 10, 12, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52, PERMISSION_DENIED -> Kind.CATALOG;
      case 58 -> Kind.TYPE;
      case 16 -> Kind.CONSTRAINT;
      case 17 -> Kind.CONFLICT;
      case 23 -> Kind.READ_ONLY;
      // Queues that are full, workers that are gone, servers that start or stop.
      case 125, 65537, 65539, 65540, 65541, 65545, 65548, 65558, 131074 -> Kind.UNAVAILABLE;
      default -> Kind.EXECUTION;
    };
  }

  private static boolean isOfNetwork(SQLException e) {
    for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException) {
        return true;
      }
    }
    return false;
  }

  static int position(SQLException e, Rendering rendering) {
    Matcher matcher = POSITION.matcher(String.valueOf(e.getMessage()));
    if (!matcher.find()) {
      return -1;
    }
    int line = Integer.parseInt(matcher.group(1));
    int column = Integer.parseInt(matcher.group(2)) - 1;
    int start = startOf(line, rendering.sql());
    // The parser counts it on every line, the analysis on the first one.
    boolean shifted = line == 1 || e.getErrorCode() == SYNTAX_ERROR;
    int index = start + column - (shifted ? IMMEDIATE : 0);
    return index < 0 || index > rendering.sql().length() ? -1 : rendering.ofDriver(index);
  }

  private static int startOf(int line, String sql) {
    int start = 0;
    for (int i = 1; i < line; i++) {
      start = sql.indexOf('\n', start) + 1;
    }
    return start;
  }

  /** Errors of analysis point to a place and quote names; all others may quote data. */
  static String text(SQLException e) {
    String text = PREFIX.matcher(message(e.getMessage())).replaceFirst("");
    return POSITION.matcher(text).lookingAt()
        ? POSITION.matcher(text).replaceFirst("")
        : QUOTED.matcher(text).replaceAll("'…'");
  }

  private static String message(@Nullable String message) {
    return message == null ? "Trino gives no reason." : message;
  }
}
