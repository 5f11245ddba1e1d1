/** Runs the tests that endpoints declare, and reports how they went. */
@NullMarked
package dev.mxcp.suite;

import org.jspecify.annotations.NullMarked;
