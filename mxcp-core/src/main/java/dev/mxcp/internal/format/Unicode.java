package dev.mxcp.internal.format;

/** Java strings that are not Unicode text: surrogates without their partners. */
public final class Unicode {

  private Unicode() {}

  /** Returns whether every surrogate has its partner. */
  public static boolean isWellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (Character.charCount(text.codePointAt(i)) == 1) {
          return false;
        }
        i++;
      }
    }
    return true;
  }
}
