package dev.mxcp.prompts.internal.template;

/**
 * Something that is wrong with a template.
 *
 * @param line the line in the template, counted from 1
 * @param column the code point in the line, counted from 1
 * @param message what is wrong
 */
public record TemplateProblem(int line, int column, String message) {}
