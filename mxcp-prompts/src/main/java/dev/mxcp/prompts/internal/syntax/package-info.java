/** Lexer and parser of expressions. */
@NullMarked
package dev.mxcp.prompts.internal.syntax;

import org.jspecify.annotations.NullMarked;
