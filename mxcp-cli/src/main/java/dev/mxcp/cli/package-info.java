/** The mxcp command. */
@NullMarked
package dev.mxcp.cli;

import org.jspecify.annotations.NullMarked;
