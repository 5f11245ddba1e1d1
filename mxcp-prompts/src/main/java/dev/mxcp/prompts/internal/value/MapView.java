package dev.mxcp.prompts.internal.value;

import java.util.List;

/**
 * What {@code keys()}, {@code values()} and {@code items()} of a map give: it can be looped over,
 * and has no indexes.
 *
 * @param name what it prints as, such as {@code dict_keys}
 * @param items the keys, the values or pairs of both
 */
public record MapView(String name, List<Object> items) {}
