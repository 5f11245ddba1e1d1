/** Content of results: images, audio, resources. */
@NullMarked
package dev.mxcp.mcp.content;

import org.jspecify.annotations.NullMarked;
