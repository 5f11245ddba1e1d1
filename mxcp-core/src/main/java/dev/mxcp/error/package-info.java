/** Exceptions, failure codes, problems of a project and where they stand. */
@NullMarked
package dev.mxcp.error;

import org.jspecify.annotations.NullMarked;
