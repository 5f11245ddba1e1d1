package dev.mxcp.sql.internal.text;

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

  private static char fold(char c) {
    return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
  }
}
