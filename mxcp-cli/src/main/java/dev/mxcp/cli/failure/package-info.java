/** Failures that end a command. */
@NullMarked
package dev.mxcp.cli.failure;

import org.jspecify.annotations.NullMarked;
