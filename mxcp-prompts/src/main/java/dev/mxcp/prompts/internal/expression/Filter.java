package dev.mxcp.prompts.internal.expression;

/** A filter: {@code value|name(arguments)}. */
@FunctionalInterface
interface Filter {

  Object apply(Object value, Arguments arguments);
}
