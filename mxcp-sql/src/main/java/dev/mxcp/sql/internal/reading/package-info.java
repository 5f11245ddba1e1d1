/** Tells statements that only read from all others. */
@NullMarked
package dev.mxcp.sql.internal.reading;

import org.jspecify.annotations.NullMarked;
