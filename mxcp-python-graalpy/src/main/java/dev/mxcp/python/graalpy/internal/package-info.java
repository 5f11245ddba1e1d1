/** How GraalPy is driven; no promises to users. */
@NullMarked
package dev.mxcp.python.graalpy.internal;

import org.jspecify.annotations.NullMarked;
