/** SQL text: statements, named parameters, positions; no promises to users. */
@NullMarked
package dev.mxcp.sql.internal.text;

import org.jspecify.annotations.NullMarked;
