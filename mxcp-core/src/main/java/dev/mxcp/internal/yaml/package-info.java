/** YAML with positions, the only room with Jackson YAML; no promises to users. */
@NullMarked
package dev.mxcp.internal.yaml;

import org.jspecify.annotations.NullMarked;
