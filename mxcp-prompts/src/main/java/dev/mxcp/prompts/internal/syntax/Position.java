package dev.mxcp.prompts.internal.syntax;

/**
 * A place in a template.
 *
 * @param line the line, counted from 1
 * @param column the code point in the line, counted from 1
 */
public record Position(int line, int column) {}
