/** Interfaces for extensions: invokers, databases, listeners, interceptors, secret resolvers. */
@NullMarked
package dev.mxcp.spi;

import org.jspecify.annotations.NullMarked;
