/** What all rooms of the DuckDB database share: its options and errors. */
@NullMarked
package dev.mxcp.sql.internal.duckdb;

import org.jspecify.annotations.NullMarked;
