/** The invoker that renders prompts from Jinja2 templates. */
@NullMarked
package dev.mxcp.prompts;

import org.jspecify.annotations.NullMarked;
