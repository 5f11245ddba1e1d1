/** Tests of the testing module. */
@NullMarked
package dev.mxcp.testing;

import org.jspecify.annotations.NullMarked;
