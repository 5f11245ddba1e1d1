/** Runs the tests that endpoints declare, and reports their results. */
@NullMarked
package dev.mxcp.suite;

import org.jspecify.annotations.NullMarked;
