package dev.mxcp.prompts.internal.expression;

/**
 * A piece of an expression.
 *
 * @param kind what it is
 * @param text its text; for a string, what it stands for
 */
record Token(Kind kind, String text) {

  /** What a piece is. */
  enum Kind {
    NAME,
    STRING,
    INTEGER,
    FLOAT,
    OPERATOR,
    END
  }

  boolean is(String image) {
    return (kind == Kind.OPERATOR || kind == Kind.NAME) && text.equals(image);
  }

  /** Returns how a message names it. */
  String shown() {
    return kind == Kind.END ? "the end" : "'" + text + "'";
  }
}
