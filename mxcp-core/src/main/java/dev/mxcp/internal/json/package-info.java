/** JSON text: reading, and writing of plain values; no promises to users. */
@NullMarked
package dev.mxcp.internal.json;

import org.jspecify.annotations.NullMarked;
