/** Streamable HTTP as a servlet. */
@NullMarked
package dev.mxcp.mcp.internal.http;

import org.jspecify.annotations.NullMarked;
