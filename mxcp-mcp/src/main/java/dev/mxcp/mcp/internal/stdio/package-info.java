/** The protocol over standard input and output. */
@NullMarked
package dev.mxcp.mcp.internal.stdio;

import org.jspecify.annotations.NullMarked;
