/** The terminal: colours and measures of text. */
@NullMarked
package dev.mxcp.cli.terminal;

import org.jspecify.annotations.NullMarked;
