/** Databases over JDBC for tools in SQL and Python. */
@NullMarked
package dev.mxcp.jdbc;

import org.jspecify.annotations.NullMarked;
