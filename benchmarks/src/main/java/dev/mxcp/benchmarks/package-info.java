/** How long calls take, each beside a floor that is measured in the same run. */
@NullMarked
package dev.mxcp.benchmarks;

import org.jspecify.annotations.NullMarked;
