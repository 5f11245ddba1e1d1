package dev.mxcp.internal.format;

import java.util.regex.Pattern;

/**
 * A regular expression that is searched in texts, with a bound on the work.
 *
 * <p>Patterns are those of ECMA 262 as far as Java has them: {@code $} is the very end of the text,
 * and {@code [} and {@code &&} mean nothing special within a character class.
 */
public final class SearchPattern {

  /** What a search comes to. */
  public enum Answer {
    /** The text has what the pattern says. */
    FOUND,
    /** The text does not have it. */
    NOT_FOUND,
    /** The search was given up: it took too many steps. */
    TOO_LONG
  }

  private static final long STEPS = 1_000_000;
  private static final long STEPS_PER_CHAR = 100;

  private final String source;
  private final Pattern pattern;

  /** Compiles a pattern; throws {@link java.util.regex.PatternSyntaxException}. */
  public SearchPattern(String source) {
    this.source = source;
    this.pattern = Pattern.compile(toJava(source));
  }

  /** Searches a text, in a bounded number of steps. */
  public Answer search(String text) {
    try {
      return pattern.matcher(new Counted(text)).find() ? Answer.FOUND : Answer.NOT_FOUND;
    } catch (TooLongException | StackOverflowError e) {
      return Answer.TOO_LONG;
    }
  }

  /** Returns the pattern as it was declared. */
  @Override
  public String toString() {
    return source;
  }

  private static String toJava(String source) {
    StringBuilder java = new StringBuilder(source.length() + 8);
    boolean inClass = false;
    for (int i = 0; i < source.length(); i++) {
      char c = source.charAt(i);
      if (c == '\\' && i + 1 < source.length()) {
        java.append(c).append(source.charAt(++i));
      } else if (inClass) {
        java.append(c == '[' || c == '&' ? "\\" : "").append(c);
        inClass = c != ']';
      } else {
        java.append(c == '$' ? "\\z" : String.valueOf(c));
        inClass = c == '[';
      }
    }
    return java.toString();
  }

  /** A text that counts how often it is looked at, because patterns may backtrack for ever. */
  private static final class Counted implements CharSequence {

    private final String text;
    private long left;

    Counted(String text) {
      this.text = text;
      this.left = STEPS + STEPS_PER_CHAR * text.length();
    }

    @Override
    public char charAt(int index) {
      if (--left < 0) {
        throw new TooLongException();
      }
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.subSequence(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }

  private static final class TooLongException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TooLongException() {
      super("too many steps", null, false, false);
    }
  }
}
