/** Reads a project: definitions, site and user configuration; no promises to users. */
@NullMarked
package dev.mxcp.internal.project;

import org.jspecify.annotations.NullMarked;
