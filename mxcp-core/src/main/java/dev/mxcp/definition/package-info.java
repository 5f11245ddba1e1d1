/** Records of what the YAML files declare: tools, resources, prompts and their types. */
@NullMarked
package dev.mxcp.definition;

import org.jspecify.annotations.NullMarked;
