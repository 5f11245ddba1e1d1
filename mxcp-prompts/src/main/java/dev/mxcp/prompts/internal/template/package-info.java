/** Templates: Jinjava reads and walks them, their expressions are ours. */
@NullMarked
package dev.mxcp.prompts.internal.template;

import org.jspecify.annotations.NullMarked;
