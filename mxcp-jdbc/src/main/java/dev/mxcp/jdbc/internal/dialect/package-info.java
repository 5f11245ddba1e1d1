/** What differs between databases: parameters, columns, errors and identity. */
@NullMarked
package dev.mxcp.jdbc.internal.dialect;

import org.jspecify.annotations.NullMarked;
