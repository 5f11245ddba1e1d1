package dev.mxcp.internal.engine;

import dev.mxcp.definition.Endpoint;
import dev.mxcp.error.Problem;
import dev.mxcp.registry.EndpointEntry;
import dev.mxcp.registry.JsonSchema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@link EndpointEntry} as data. */
record BoundEntry(
    Endpoint endpoint,
    JsonSchema inputSchema,
    @Nullable JsonSchema outputSchema,
    List<Problem> problems)
    implements EndpointEntry {}
