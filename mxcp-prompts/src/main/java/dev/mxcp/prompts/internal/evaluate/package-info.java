/** Operators, members and functions, by which expressions compute. */
@NullMarked
package dev.mxcp.prompts.internal.evaluate;

import org.jspecify.annotations.NullMarked;
