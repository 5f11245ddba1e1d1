/** Observes calls and reloads of a running project with Micrometer. */
@NullMarked
package dev.mxcp.micrometer;

import org.jspecify.annotations.NullMarked;
