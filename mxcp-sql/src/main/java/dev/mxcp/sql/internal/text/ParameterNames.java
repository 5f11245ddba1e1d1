package dev.mxcp.sql.internal.text;

import dev.mxcp.definition.Parameter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Names of parameters are the same where only the case of ASCII letters differs. */
public final class ParameterNames {

  private ParameterNames() {}

  /** Returns whether two names are of one parameter. */
  public static boolean same(String a, String b) {
    if (a.length() != b.length()) {
      return false;
    }
    for (int i = 0; i < a.length(); i++) {
      if (fold(a.charAt(i)) != fold(b.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** Returns the declaration of a name that SQL uses; null if there is none. */
  public static @Nullable Parameter find(List<Parameter> declared, String name) {
    for (Parameter parameter : declared) {
      if (same(parameter.name(), name)) {
        return parameter;
      }
    }
    return null;
  }

  private static char fold(char c) {
    return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
  }
}
