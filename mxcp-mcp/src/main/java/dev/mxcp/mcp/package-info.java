/** A server of the Model Context Protocol for a running project. */
@NullMarked
package dev.mxcp.mcp;

import org.jspecify.annotations.NullMarked;
