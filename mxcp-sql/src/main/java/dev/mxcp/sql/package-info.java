/** The SQL invoker and its DuckDB database. */
@NullMarked
package dev.mxcp.sql;

import org.jspecify.annotations.NullMarked;
