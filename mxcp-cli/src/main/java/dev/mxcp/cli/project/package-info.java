/** The project that a command works on. */
@NullMarked
package dev.mxcp.cli.project;

import org.jspecify.annotations.NullMarked;
