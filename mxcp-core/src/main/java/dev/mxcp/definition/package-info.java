/** Definitions of tools, resources and prompts, and the types of their values. */
@NullMarked
package dev.mxcp.definition;

import org.jspecify.annotations.NullMarked;
