/** The options of a server, checked and closed. */
@NullMarked
package dev.mxcp.mcp.internal.settings;

import org.jspecify.annotations.NullMarked;
