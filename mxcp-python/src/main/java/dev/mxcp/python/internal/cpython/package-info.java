/** The engine that runs CPython in a process of its own; no promises to users. */
@NullMarked
package dev.mxcp.python.internal.cpython;

import org.jspecify.annotations.NullMarked;
