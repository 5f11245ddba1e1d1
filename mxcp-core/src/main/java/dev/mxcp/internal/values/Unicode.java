package dev.mxcp.internal.values;

/** Java strings that are not Unicode text: surrogates without their partners. */
final class Unicode {

  private Unicode() {}

  /** Returns whether every surrogate has its partner. */
  static boolean isWellFormed(String text) {
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

  /** Writes surrogates without partners as JSON escapes; only for JSON text. */
  static String escapeLoneSurrogates(String json) {
    if (isWellFormed(json)) {
      return json;
    }
    StringBuilder escaped = new StringBuilder(json.length() + 16);
    json.codePoints().forEach(c -> append(escaped, c));
    return escaped.toString();
  }

  private static void append(StringBuilder out, int c) {
    if (Character.getType(c) == Character.SURROGATE) {
      out.append(String.format("\\u%04x", c));
    } else {
      out.appendCodePoint(c);
    }
  }
}
