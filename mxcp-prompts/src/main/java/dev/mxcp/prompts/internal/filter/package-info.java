/** Filters and tests, by name. */
@NullMarked
package dev.mxcp.prompts.internal.filter;

import org.jspecify.annotations.NullMarked;
