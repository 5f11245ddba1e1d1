/** Drift: snapshots of a project, and the changes between them. */
@NullMarked
package dev.mxcp.drift;

import org.jspecify.annotations.NullMarked;
