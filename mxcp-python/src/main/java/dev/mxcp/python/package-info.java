/** The invoker that runs tools written in Python. */
@NullMarked
package dev.mxcp.python;

import org.jspecify.annotations.NullMarked;
