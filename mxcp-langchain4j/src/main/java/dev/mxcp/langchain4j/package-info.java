/** Gives the tools of a project to the AI services of LangChain4j. */
@NullMarked
package dev.mxcp.langchain4j;

import org.jspecify.annotations.NullMarked;
