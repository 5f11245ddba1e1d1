package dev.mxcp.prompts.internal.syntax;

/** A text in quotes, with escapes as Python has them. */
final class StringLiteral {

  private static final String ESCAPES = "\n\\'\"abfnrtv";
  private static final String MEANINGS = "\n\\'\"\u0007\b\f\n\r\t\u000b";

  private final Source source;
  private final int start;
  private final int end;
  private final StringBuilder value = new StringBuilder();

  /** Reads the text that begins at a place. */
  StringLiteral(Source source, int start) throws SyntaxException {
    this.source = source;
    this.start = start;
    char quote = source.at(start);
    int place = start + 1;
    while (place < source.length() && source.at(place) != quote) {
      place = source.at(place) == '\\' ? escape(place + 1) : plain(place);
    }
    if (place >= source.length()) {
      throw wrong("A text begins with " + quote + " and does not end");
    }
    this.end = place + 1;
  }

  /** Returns the place behind the closing quote. */
  int end() {
    return end;
  }

  /** Returns what the text stands for. */
  String value() {
    return value.toString();
  }

  private SyntaxException wrong(String message) {
    return new SyntaxException(message, source.position(start));
  }

  private int plain(int place) {
    value.append(source.at(place));
    return place + 1;
  }

  private int escape(int place) throws SyntaxException {
    char c = source.at(place);
    int simple = ESCAPES.indexOf(c);
    if (simple == 0) {
      return place + 1; // A backslash at the end of a line joins it with the next one.
    } else if (simple > 0) {
      value.append(MEANINGS.charAt(simple));
      return place + 1;
    } else if (c >= '0' && c <= '7') {
      return octal(place);
    }
    return switch (c) {
      case 'x' -> hexadecimal(place + 1, 2);
      case 'u' -> hexadecimal(place + 1, 4);
      case 'U' -> hexadecimal(place + 1, 8);
      case 'N' -> named(place + 1);
      default -> {
        value.append('\\');
        yield place;
      }
    };
  }

  private int octal(int place) {
    int code = 0;
    int digit = place;
    while (digit < place + 3 && source.at(digit) >= '0' && source.at(digit) <= '7') {
      code = code * 8 + source.at(digit++) - '0';
    }
    value.appendCodePoint(code);
    return digit;
  }

  private int hexadecimal(int place, int digits) throws SyntaxException {
    long code = 0;
    for (int i = place; i < place + digits; i++) {
      int digit = source.at(i) < 128 ? Character.digit(source.at(i), 16) : -1;
      code = digit < 0 ? Integer.MAX_VALUE : code * 16 + digit;
    }
    return append(code, place + digits);
  }

  private int named(int place) throws SyntaxException {
    int close = source.text().indexOf('}', place);
    if (source.at(place) != '{' || close < 0) {
      return append(Integer.MAX_VALUE, place);
    }
    try {
      return append(Character.codePointOf(source.text().substring(place + 1, close)), close + 1);
    } catch (IllegalArgumentException e) {
      return append(Integer.MAX_VALUE, place);
    }
  }

  private int append(long code, int next) throws SyntaxException {
    if (code > Character.MAX_CODE_POINT) {
      throw wrong("A text has an escape that stands for no character");
    }
    value.appendCodePoint((int) code);
    return next;
  }
}
