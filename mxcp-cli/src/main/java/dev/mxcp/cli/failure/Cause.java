package dev.mxcp.cli.failure;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The cause of a failure, as its author wants to read it.
 *
 * @param file the file that is to blame, absolute or relative to the project; null if unknown
 * @param line the line of the file, from 1 on; 0 if unknown
 * @param text what happened
 */
public record Cause(@Nullable String file, int line, String text) {

  private static final Pattern TRACE =
      Pattern.compile("\\n(Traceback \\(most recent call last\\):|  \\+ Exception Group|\\tat )");

  private static final Pattern PLACE =
      Pattern.compile("(?s)([^\\s:][^\\n:]*\\.[A-Za-z]+):(\\d+): (.+)");

  /** Returns the cause that a diagnostic begins with; traces are left out. */
  public static Cause of(String diagnostic) {
    Matcher trace = TRACE.matcher(diagnostic);
    String head = (trace.find() ? diagnostic.substring(0, trace.start()) : diagnostic).strip();
    Matcher place = PLACE.matcher(head);
    return place.matches()
        ? new Cause(place.group(1), Integer.parseInt(place.group(2)), place.group(3))
        : new Cause(null, 0, head);
  }
}
