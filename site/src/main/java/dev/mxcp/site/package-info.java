/** Builds the documentation site from the Markdown pages of the repository. */
@NullMarked
package dev.mxcp.site;

import org.jspecify.annotations.NullMarked;
