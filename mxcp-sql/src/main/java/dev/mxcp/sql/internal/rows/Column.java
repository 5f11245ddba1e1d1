package dev.mxcp.sql.internal.rows;

/**
 * A column of a result.
 *
 * @param name its label
 * @param type its type as the engine names it
 */
public record Column(String name, String type) {}
