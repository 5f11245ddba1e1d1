package dev.mxcp.jdbc.internal.text;

/** Finds the ends of strings, comments and names. */
final class Scanner {

  private final String text;

  Scanner(String text) {
    this.text = text;
  }

  /** Returns a char; NUL past the end. */
  char at(int index) {
    return index < text.length() ? text.charAt(index) : '\0';
  }

  int endOfLine(int start) {
    int end = start;
    while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    return end;
  }

  int endOfComment(int start, boolean nested) {
    int depth = 0;
    int end = start;
    do {
      if (text.startsWith("/*", end)) {
        depth = nested || depth == 0 ? depth + 1 : depth;
        end += 2;
      } else if (text.startsWith("*/", end)) {
        depth--;
        end += 2;
      } else {
        end++;
      }
    } while (depth > 0 && end < text.length());
    return Math.min(end, text.length());
  }

  int endOfQuoted(int start, char quote, boolean escapes) {
    int end = start + 1;
    while (end < text.length()) {
      char c = text.charAt(end);
      if ((escapes && c == '\\') || (c == quote && at(end + 1) == quote)) {
        end += 2;
      } else if (c == quote) {
        return end + 1;
      } else {
        end++;
      }
    }
    return text.length();
  }

  int endOfName(int start) {
    int end = start;
    while (end < text.length() && (isNamePart(text.charAt(end)) || text.charAt(end) == '$')) {
      end++;
    }
    return end;
  }

  /** Returns the end of a name that has no dollar sign in it. */
  int endOfPlainName(int start) {
    int end = start;
    while (end < text.length() && isNamePart(text.charAt(end))) {
      end++;
    }
    return end;
  }

  /** Returns the index of the next char that is neither space nor comment. */
  int skipSpace(int start, boolean nested) {
    int index = start;
    while (index < text.length()) {
      if (Character.isWhitespace(text.charAt(index))) {
        index++;
      } else if (text.startsWith("--", index)) {
        index = endOfLine(index);
      } else if (text.startsWith("/*", index)) {
        index = endOfComment(index, nested);
      } else {
        break;
      }
    }
    return index;
  }

  static boolean isNameStart(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 0x80;
  }

  private static boolean isNamePart(char c) {
    return isNameStart(c) || (c >= '0' && c <= '9');
  }
}
