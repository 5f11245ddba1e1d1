/** Gives the tools of a project to the chat clients of Spring AI. */
@NullMarked
package dev.mxcp.spring.ai;

import org.jspecify.annotations.NullMarked;
