/** Conversion and checks of arguments and results; no promises to users. */
@NullMarked
package dev.mxcp.internal.codec;

import org.jspecify.annotations.NullMarked;
