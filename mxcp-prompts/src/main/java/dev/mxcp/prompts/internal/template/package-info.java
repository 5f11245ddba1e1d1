/** Templates: lexer, tags and rendering. */
@NullMarked
package dev.mxcp.prompts.internal.template;

import org.jspecify.annotations.NullMarked;
