/** Annotations for the interfaces of typed clients; see {@code Mxcp.client}. */
@NullMarked
package dev.mxcp.client;

import org.jspecify.annotations.NullMarked;
