/** The SPI of Python engines, which run the Python side of the invoker. */
@NullMarked
package dev.mxcp.python.engine;

import org.jspecify.annotations.NullMarked;
