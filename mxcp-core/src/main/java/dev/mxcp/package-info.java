/** The front door: build a runtime for a project and call its tools. */
@NullMarked
package dev.mxcp;

import org.jspecify.annotations.NullMarked;
