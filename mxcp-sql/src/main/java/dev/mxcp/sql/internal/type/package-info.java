/** Types of SQL and the texts of their values; nothing here knows a driver. */
@NullMarked
package dev.mxcp.sql.internal.type;

import org.jspecify.annotations.NullMarked;
