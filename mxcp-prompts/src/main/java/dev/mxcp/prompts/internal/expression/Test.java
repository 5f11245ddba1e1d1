package dev.mxcp.prompts.internal.expression;

/** A test: {@code value is name(arguments)}. */
@FunctionalInterface
interface Test {

  boolean holds(Object value, Arguments arguments);
}
