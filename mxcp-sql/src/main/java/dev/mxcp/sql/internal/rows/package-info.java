/** Rows of results and the shapes that endpoints declare for them; nothing here knows an engine. */
@NullMarked
package dev.mxcp.sql.internal.rows;

import org.jspecify.annotations.NullMarked;
