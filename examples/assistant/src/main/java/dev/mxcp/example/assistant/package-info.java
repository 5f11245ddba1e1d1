/** An agent over a bookshop: a Spring Boot application with tools for a model, a page and MCP. */
@NullMarked
package dev.mxcp.example.assistant;

import org.jspecify.annotations.NullMarked;
