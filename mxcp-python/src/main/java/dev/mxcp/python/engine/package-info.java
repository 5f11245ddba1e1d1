/** The SPI of Python engines: what runs the Python side of the invoker. */
@NullMarked
package dev.mxcp.python.engine;

import org.jspecify.annotations.NullMarked;
