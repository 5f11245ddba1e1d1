/** What runs Python endpoints on an engine; no promises to users. */
@NullMarked
package dev.mxcp.python.internal;

import org.jspecify.annotations.NullMarked;
