/** Conditions of policies in CEL, the Common Expression Language. */
@NullMarked
package dev.mxcp.policy;

import org.jspecify.annotations.NullMarked;
