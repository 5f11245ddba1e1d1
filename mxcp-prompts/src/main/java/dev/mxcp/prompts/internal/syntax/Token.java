package dev.mxcp.prompts.internal.syntax;

/**
 * A piece of an expression.
 *
 * @param kind what it is
 * @param text its text; for a string, what it stands for
 * @param position where it begins
 */
public record Token(Kind kind, String text, Position position) {

  private static final int MOST_SHOWN = 40;

  /** What a piece is. */
  public enum Kind {
    /** A word: a variable, an attribute, a keyword. */
    NAME,
    /** A text in quotes. */
    STRING,
    /** A whole number. */
    INTEGER,
    /** A number with a point or an exponent. */
    FLOAT,
    /** An operator or a bracket. */
    OPERATOR,
    /** What stands behind the last piece. */
    END
  }

  /** Returns whether this is a certain word or operator. */
  public boolean is(String image) {
    return (kind == Kind.OPERATOR || kind == Kind.NAME) && text.equals(image);
  }

  /** Returns how a message names it. */
  public String shown() {
    String start = text.length() > MOST_SHOWN ? text.substring(0, MOST_SHOWN) + "..." : text;
    return kind == Kind.END ? "the end" : "'" + start + "'";
  }
}
