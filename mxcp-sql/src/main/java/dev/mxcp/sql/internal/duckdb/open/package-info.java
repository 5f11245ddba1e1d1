/** Opening a DuckDB database, and the open database. */
@NullMarked
package dev.mxcp.sql.internal.duckdb.open;

import org.jspecify.annotations.NullMarked;
