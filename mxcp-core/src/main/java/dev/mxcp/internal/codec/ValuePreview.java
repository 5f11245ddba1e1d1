package dev.mxcp.internal.codec;

import dev.mxcp.internal.format.ExactNumbers;
import dev.mxcp.internal.format.ScalarText;
import java.util.Collection;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** How values look in messages: short, on one line, and not at all where they are sensitive. */
final class ValuePreview {

  /** Shows everything. */
  static final ValuePreview OPEN = new ValuePreview(UnaryOperator.identity(), false);

  static final int MAX_LENGTH = 60;

  /** No more of a text can show, even where a long secret is replaced by its name. */
  private static final int MAX_REDACTED = 65_536;

  private final UnaryOperator<String> redaction;
  private final boolean closed;

  /**
   * Creates a preview.
   *
   * @param redaction takes secrets out of texts; before they are cut, since it finds them whole
   * @param closed whether no value shows, and of paths only the first name
   */
  ValuePreview(UnaryOperator<String> redaction, boolean closed) {
    this.redaction = redaction;
    this.closed = closed;
  }

  boolean isClosed() {
    return closed;
  }

  /** Returns {@code , got "x"}. */
  String got(@Nullable Object value, boolean hidden) {
    if (hidden) {
      return ", got a sensitive value";
    }
    return ", got " + (closed && value != null ? "a value that does not show" : of(value));
  }

  /** Returns {@code , got 7}. */
  String count(int count, boolean hidden) {
    return hidden || closed ? got(count, hidden) : ", got " + count;
  }

  String of(@Nullable Object value) {
    if (value == null || value instanceof Boolean) {
      return String.valueOf(value);
    }
    if (value instanceof Number number && ExactNumbers.isKnown(number)) {
      return shortened(ExactNumbers.shown(number));
    }
    if (value instanceof Collection || (value.getClass().isArray() && !(value instanceof byte[]))) {
      return "an array";
    }
    if (value instanceof Map || value instanceof Record) {
      return "an object";
    }
    String text = ScalarText.text(value);
    return text == null ? "a value of " + className(value) : quoted(text);
  }

  /** Returns a name without secrets. */
  String name(String name) {
    return redaction.apply(name);
  }

  /** Returns the name of a class, without the address that those of lambdas have. */
  private static String className(Object value) {
    String name = value.getClass().getTypeName();
    int address = name.indexOf('/');
    return address < 0 ? name : name.substring(0, address);
  }

  /** Returns a text in quotes, shortened, and without characters that disturb a log or terminal. */
  String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    shortened(text).codePoints().forEach(c -> appendEscaped(quoted, c));
    return quoted.append('"').toString();
  }

  private String shortened(String whole) {
    String text =
        redaction.apply(whole.length() > MAX_REDACTED ? whole.substring(0, MAX_REDACTED) : whole);
    if (text.length() <= MAX_LENGTH) {
      return text;
    }
    int end =
        Character.isHighSurrogate(text.charAt(MAX_LENGTH - 2)) ? MAX_LENGTH - 2 : MAX_LENGTH - 1;
    return text.substring(0, end) + "…";
  }

  private static void appendEscaped(StringBuilder out, int c) {
    switch (c) {
      case '"', '\\' -> out.append('\\').append((char) c);
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> {
        if (isDisturbing(c)) {
          out.append(String.format("\\u%04x", c));
        } else {
          out.appendCodePoint(c);
        }
      }
    }
  }

  private static boolean isDisturbing(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }
}
