/** Connections, statements, cancellation and transactions. */
@NullMarked
package dev.mxcp.jdbc.internal.session;

import org.jspecify.annotations.NullMarked;
