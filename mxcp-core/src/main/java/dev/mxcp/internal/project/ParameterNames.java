package dev.mxcp.internal.project;

import dev.mxcp.error.ProblemCode;
import dev.mxcp.error.SourcePosition;
import java.util.Set;
import java.util.regex.Pattern;

/** The rules about names of parameters. */
final class ParameterNames {

  private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");

  private ParameterNames() {}

  /** Checks a name, and adds it to those that the endpoint has already. */
  static void check(String name, Set<String> names, SourcePosition position, ProblemList problems) {
    if (!NAME.matcher(name).matches()) {
      problems.error(
          ProblemCode.INVALID_NAME,
          position,
          "`" + name + "` cannot be the name of a parameter.",
          "Use a letter or _, then letters, digits and _.");
    } else if (!names.add(name)) {
      String message = "Another parameter is named `" + name + "`.";
      problems.error(ProblemCode.DUPLICATE_NAME, position, message, null);
    }
  }
}
