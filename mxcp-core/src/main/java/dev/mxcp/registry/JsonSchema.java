package dev.mxcp.registry;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JSON Schema, valid both as draft-07 and as 2020-12.
 *
 * @param map the schema as maps and lists; immutable at every depth
 * @param text the same as JSON text
 */
public record JsonSchema(Map<String, @Nullable Object> map, String text) {}
