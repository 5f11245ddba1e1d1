/** Expressions of Jinja2: their grammar, and their values, which behave as those of Python. */
@NullMarked
package dev.mxcp.prompts.internal.expression;

import org.jspecify.annotations.NullMarked;
