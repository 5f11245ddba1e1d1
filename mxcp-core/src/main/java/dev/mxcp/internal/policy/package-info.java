/** Enforces policies: the order of rules, their actions, and failing closed. */
@NullMarked
package dev.mxcp.internal.policy;

import org.jspecify.annotations.NullMarked;
