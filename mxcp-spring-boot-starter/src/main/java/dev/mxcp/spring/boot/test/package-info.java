/** Tests tools within the application that has them. */
@NullMarked
package dev.mxcp.spring.boot.test;

import org.jspecify.annotations.NullMarked;
