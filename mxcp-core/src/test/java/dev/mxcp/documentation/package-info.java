/** Checks of the repository's Markdown pages. */
@NullMarked
package dev.mxcp.documentation;

import org.jspecify.annotations.NullMarked;
