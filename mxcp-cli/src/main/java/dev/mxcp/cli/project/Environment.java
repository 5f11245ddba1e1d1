package dev.mxcp.cli.project;

import java.util.Locale;
import java.util.Set;

/** What environment variables say. */
public final class Environment {

  private Environment() {}

  /** Returns whether a variable is set to 1, true or yes. */
  public static boolean isSet(String variable) {
    String value = System.getenv(variable);
    return value != null && Set.of("1", "true", "yes").contains(value.toLowerCase(Locale.ROOT));
  }
}
