/** Results, problems and reports, for people and for programs. */
@NullMarked
package dev.mxcp.cli.output;

import org.jspecify.annotations.NullMarked;
