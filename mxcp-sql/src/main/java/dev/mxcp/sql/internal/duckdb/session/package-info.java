/** Connections, the statements that run on them, and transactions. */
@NullMarked
package dev.mxcp.sql.internal.duckdb.session;

import org.jspecify.annotations.NullMarked;
