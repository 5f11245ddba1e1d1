/** Serves a running project by the Model Context Protocol. */
@NullMarked
package dev.mxcp.mcp;

import org.jspecify.annotations.NullMarked;
