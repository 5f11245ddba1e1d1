/** Limits the rate and the concurrency of calls. */
@NullMarked
package dev.mxcp.internal.limits;

import org.jspecify.annotations.NullMarked;
