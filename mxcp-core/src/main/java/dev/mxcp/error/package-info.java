/** Exceptions, failure codes, and problems of a project with their positions. */
@NullMarked
package dev.mxcp.error;

import org.jspecify.annotations.NullMarked;
