package dev.mxcp.prompts.internal.template;

import dev.mxcp.prompts.internal.syntax.Tag;

/** A piece of a template, as the lexer cuts it. */
sealed interface Chunk {

  /**
   * Text that is printed as it is.
   *
   * @param text not empty
   */
  record Text(String text) implements Chunk {}

  /**
   * An expression in double braces.
   *
   * @param tag what stands between the braces
   */
  record Output(Tag tag) implements Chunk {}

  /**
   * A tag such as {@code {% if x %}}.
   *
   * @param tag what stands in it; the first token is its name
   */
  record Statement(Tag tag) implements Chunk {}
}
