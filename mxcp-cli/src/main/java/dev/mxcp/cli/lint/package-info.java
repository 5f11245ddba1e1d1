/** Rules for better definitions. */
@NullMarked
package dev.mxcp.cli.lint;

import org.jspecify.annotations.NullMarked;
