/** Formats and searches of texts, as Python has them. */
@NullMarked
package dev.mxcp.prompts.internal.text;

import org.jspecify.annotations.NullMarked;
