/** JSON text of arguments and results. */
@NullMarked
package dev.mxcp.json;

import org.jspecify.annotations.NullMarked;
