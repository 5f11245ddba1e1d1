/** Values on their way into and out of DuckDB. */
@NullMarked
package dev.mxcp.sql.internal.duckdb.value;

import org.jspecify.annotations.NullMarked;
