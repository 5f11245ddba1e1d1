/** Python 3.12 inside of the JVM. */
@NullMarked
package dev.mxcp.python.graalpy;

import org.jspecify.annotations.NullMarked;
