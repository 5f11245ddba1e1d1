/** Options and arguments that several commands share. */
@NullMarked
package dev.mxcp.cli.option;

import org.jspecify.annotations.NullMarked;
