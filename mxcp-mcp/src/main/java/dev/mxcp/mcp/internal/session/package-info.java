/** Sessions, running requests and notifications, on the sessions of the MCP SDK. */
@NullMarked
package dev.mxcp.mcp.internal.session;

import org.jspecify.annotations.NullMarked;
