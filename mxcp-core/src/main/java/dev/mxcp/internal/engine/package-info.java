/** The call pipeline, generations and reload; no promises to users. */
@NullMarked
package dev.mxcp.internal.engine;

import org.jspecify.annotations.NullMarked;
