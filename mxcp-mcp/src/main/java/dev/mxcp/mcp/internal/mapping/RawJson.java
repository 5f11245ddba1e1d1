package dev.mxcp.mcp.internal.mapping;

/**
 * A value that is JSON text already, and is written as it is.
 *
 * @param text exactly one JSON value
 */
public record RawJson(String text) {}
