package dev.mxcp.definition;

import org.jspecify.annotations.Nullable;

/**
 * A declared default, which may be null: {@code default: null} differs from no default.
 *
 * @param value the value as the file has it: String, Boolean, Long, BigInteger, Double, List, Map
 *     or null
 */
public record DefaultValue(@Nullable Object value) {}
