/** What a tool may ask of the client that called it. */
@NullMarked
package dev.mxcp.mcp.client;

import org.jspecify.annotations.NullMarked;
