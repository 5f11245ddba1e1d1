/** Python 2.7 scripts inside the JVM, on Jython. */
@NullMarked
package dev.mxcp.python.jython;

import org.jspecify.annotations.NullMarked;
