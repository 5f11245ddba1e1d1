/** JSON Schemas: made of our types, and checked by everit; no promises to users. */
@NullMarked
package dev.mxcp.internal.schema;

import org.jspecify.annotations.NullMarked;
