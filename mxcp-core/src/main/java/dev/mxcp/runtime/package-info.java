/** The environment of tools: databases, configuration, secrets and lifecycle. */
@NullMarked
package dev.mxcp.runtime;

import org.jspecify.annotations.NullMarked;
