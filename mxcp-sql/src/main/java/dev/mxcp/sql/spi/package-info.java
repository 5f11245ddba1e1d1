/** What a database implements so that tools and resources in SQL can run on it. */
@NullMarked
package dev.mxcp.sql.spi;

import org.jspecify.annotations.NullMarked;
