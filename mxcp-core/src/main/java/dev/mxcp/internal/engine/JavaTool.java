package dev.mxcp.internal.engine;

import dev.mxcp.definition.Tool;
import dev.mxcp.spi.PreparedEndpoint;

/**
 * A tool that the host defines in Java.
 *
 * @param tool its definition
 * @param body its implementation
 */
public record JavaTool(Tool tool, PreparedEndpoint body) {}
