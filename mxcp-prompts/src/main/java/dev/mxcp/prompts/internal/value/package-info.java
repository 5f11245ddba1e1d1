/** Values of a template, their texts, and what computing with them may cost. */
@NullMarked
package dev.mxcp.prompts.internal.value;

import org.jspecify.annotations.NullMarked;
