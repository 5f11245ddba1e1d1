package dev.mxcp.prompts.internal.value;

/** Kinds of characters, as Python tells them apart. */
public final class Characters {

  private Characters() {}

  /** Returns whether {@code isspace} and {@code strip} take a character for whitespace. */
  public static boolean isSpace(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x85;
  }

  /** Returns whether {@code splitlines} ends a line at a character. */
  public static boolean isLineEnd(int c) {
    return (c >= '\n' && c <= '\r')
        || (c >= 0x1c && c <= 0x1e)
        || c == 0x85
        || c == 0x2028
        || c == 0x2029;
  }

  /** Returns whether {@code repr} shows a character as it is. */
  public static boolean isPrintable(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      case Character.SPACE_SEPARATOR -> c == ' ';
      default -> true;
    };
  }

  /** Returns whether a character begins a name. */
  public static boolean isNameStart(int c) {
    return c == '_' || (Character.isUnicodeIdentifierStart(c) && c != '\u2118' && c != '\u212e');
  }

  /** Returns whether {@code \w} of a regular expression takes a character. */
  public static boolean isWord(int c) {
    return c == '_' || isAlphanumeric(c);
  }

  /** Returns whether a character is a letter or has a numeric meaning. */
  public static boolean isAlphanumeric(int c) {
    return Character.isLetter(c) || isNumeric(c);
  }

  /** Returns whether a character has a numeric meaning: ½ and Ⅷ have one. */
  public static boolean isNumeric(int c) {
    int type = Character.getType(c);
    return type == Character.DECIMAL_DIGIT_NUMBER
        || type == Character.LETTER_NUMBER
        || type == Character.OTHER_NUMBER
        || "一二三四五六七八九十百千万億零".indexOf(c) >= 0;
  }

  /** Returns whether a character is a digit: ² and ① are ones too. */
  public static boolean isDigit(int c) {
    return Character.isDigit(c)
        || c == 0xb2
        || c == 0xb3
        || c == 0xb9
        || (c >= 0x2070 && c <= 0x2079 && c != 0x2071)
        || (c >= 0x2080 && c <= 0x2089)
        || (c >= 0x2460 && c <= 0x2468);
  }
}
