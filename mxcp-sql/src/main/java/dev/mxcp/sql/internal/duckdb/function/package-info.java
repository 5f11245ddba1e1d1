/** SQL functions that know the call, and those of plugins and hosts. */
@NullMarked
package dev.mxcp.sql.internal.duckdb.function;

import org.jspecify.annotations.NullMarked;
