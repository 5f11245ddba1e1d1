/** The SQL invoker and the DuckDB database that it brings. */
@NullMarked
package dev.mxcp.sql;

import org.jspecify.annotations.NullMarked;
