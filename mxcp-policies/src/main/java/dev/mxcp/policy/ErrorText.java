package dev.mxcp.policy;

import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rewrites messages of the type check, so that they name the remedy. */
final class ErrorText {

  private static final Pattern UNDECLARED = Pattern.compile("undeclared reference to '([^']*)'.*");
  private static final Pattern UNDEFINED = Pattern.compile("undefined field '([^']*)'");
  private static final Pattern CANDIDATES = Pattern.compile(" \\(candidates: .*", Pattern.DOTALL);

  private ErrorText() {}

  static String of(String message, Collection<String> names) {
    Matcher undeclared = UNDECLARED.matcher(message);
    if (undeclared.matches()) {
      return "Unknown name `"
          + undeclared.group(1)
          + "`; known are "
          + String.join(", ", names)
          + ".";
    }
    Matcher undefined = UNDEFINED.matcher(message);
    if (undefined.matches()) {
      return "There is no field `" + undefined.group(1) + "`.";
    }
    return CANDIDATES.matcher(message).replaceFirst("");
  }
}
