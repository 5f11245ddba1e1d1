/** JSON text of the values that tools take and give. */
@NullMarked
package dev.mxcp.json;

import org.jspecify.annotations.NullMarked;
