package dev.mxcp.prompts.internal.syntax;

import java.util.List;

/**
 * What stands between {@code {%} and {@code %}}, or between double braces.
 *
 * @param position where it begins
 * @param tokens its tokens; the last one is of kind END
 */
public record Tag(Position position, List<Token> tokens) {

  /** Returns the first token. */
  public Token first() {
    return tokens.get(0);
  }

  /** Returns a parser for what stands behind the name of the tag. */
  public ExpressionParser afterName() {
    return new ExpressionParser(tokens.subList(1, tokens.size()));
  }

  /** Returns a parser for all of it. */
  public ExpressionParser whole() {
    return new ExpressionParser(tokens);
  }
}
