/** Checks of the SQL of endpoints against their declarations; nothing here knows an engine. */
@NullMarked
package dev.mxcp.sql.internal.check;

import org.jspecify.annotations.NullMarked;
