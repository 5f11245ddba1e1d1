/** The endpoints of a project as an immutable snapshot. */
@NullMarked
package dev.mxcp.registry;

import org.jspecify.annotations.NullMarked;
