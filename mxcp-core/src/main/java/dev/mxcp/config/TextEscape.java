package dev.mxcp.config;

import java.util.Locale;

/** How texts are printed with escapes, without the quotes around them. */
enum TextEscape {
  /** JSON. */
  JSON,
  /** JSON of which every character is ASCII. */
  JSON_ASCII,
  /** What Python's {@code repr} prints. */
  PYTHON,
  /** What Python's {@code ascii} prints. */
  PYTHON_ASCII;

  private boolean isJson() {
    return this == JSON || this == JSON_ASCII;
  }

  private boolean isAscii() {
    return this == JSON_ASCII || this == PYTHON_ASCII;
  }

  /** Returns a text with escapes. */
  String of(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints().forEach(c -> append(out, c));
    return out.toString();
  }

  private void append(StringBuilder out, int c) {
    switch (c) {
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      case '"' -> out.append(isJson() ? "\\\"" : "\"");
      default -> {
        if (c < ' ' || c == 127 || (c > 127 && isAscii())) {
          out.append(isJson() ? json(c) : python(c));
        } else {
          out.appendCodePoint(c);
        }
      }
    }
  }

  private static String json(int c) {
    StringBuilder units = new StringBuilder();
    for (char unit : Character.toChars(c)) {
      units.append(String.format(Locale.ROOT, "\\u%04x", (int) unit));
    }
    return units.toString();
  }

  private static String python(int c) {
    if (c < 256) {
      return String.format(Locale.ROOT, "\\x%02x", c);
    }
    return c < 65_536
        ? String.format(Locale.ROOT, "\\u%04x", c)
        : String.format(Locale.ROOT, "\\U%08x", c);
  }

  /** Returns a byte as Python prints bytes. */
  static String ofByte(int value) {
    return value < 128 ? PYTHON_ASCII.of(String.valueOf((char) value)) : python(value);
  }
}
