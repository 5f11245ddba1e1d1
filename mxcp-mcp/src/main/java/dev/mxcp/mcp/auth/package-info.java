/** Authentication of HTTP requests: verifiers of requests and of bearer tokens. */
@NullMarked
package dev.mxcp.mcp.auth;

import org.jspecify.annotations.NullMarked;
