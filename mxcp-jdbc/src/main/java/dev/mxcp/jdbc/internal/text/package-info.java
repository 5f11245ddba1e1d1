/** SQL text: statements, named parameters and their rewriting; nothing here knows JDBC. */
@NullMarked
package dev.mxcp.jdbc.internal.text;

import org.jspecify.annotations.NullMarked;
