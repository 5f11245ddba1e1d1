/** Java types as shapes of JSON values: read results as them, derive declared types from them. */
@NullMarked
package dev.mxcp.internal.shape;

import org.jspecify.annotations.NullMarked;
