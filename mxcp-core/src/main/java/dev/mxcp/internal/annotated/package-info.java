/** Tools from annotated methods of Java objects. */
@NullMarked
package dev.mxcp.internal.annotated;

import org.jspecify.annotations.NullMarked;
