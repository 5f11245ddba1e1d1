/** Maps endpoints and outcomes to messages of the protocol; knows no SDK and no transport. */
@NullMarked
package dev.mxcp.mcp.internal.mapping;

import org.jspecify.annotations.NullMarked;
