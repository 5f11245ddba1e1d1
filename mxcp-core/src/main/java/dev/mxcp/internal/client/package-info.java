/** Typed clients: interfaces whose methods are tools. */
@NullMarked
package dev.mxcp.internal.client;

import org.jspecify.annotations.NullMarked;
