/** Conversion and checks of arguments and results, and JSON text; no promises to users. */
@NullMarked
package dev.mxcp.internal.values;

import org.jspecify.annotations.NullMarked;
