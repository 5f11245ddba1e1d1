/** Tests of tools with JUnit 5: runtimes of their own, assertions, doubles and contract kits. */
@NullMarked
package dev.mxcp.testing;

import org.jspecify.annotations.NullMarked;
