/** Runs a project as a bean of a Spring Boot application. */
@NullMarked
package dev.mxcp.spring.boot;

import org.jspecify.annotations.NullMarked;
