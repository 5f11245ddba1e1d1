/** Requests of tools to the MCP client that called them. */
@NullMarked
package dev.mxcp.mcp.client;

import org.jspecify.annotations.NullMarked;
