/** The DuckDB database: connections, values, functions, errors; no promises to users. */
@NullMarked
package dev.mxcp.sql.internal.duckdb;

import org.jspecify.annotations.NullMarked;
