/** The log of the process, on stderr. */
@NullMarked
package dev.mxcp.cli.log;

import org.jspecify.annotations.NullMarked;
