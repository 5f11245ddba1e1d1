package dev.mxcp.sql.spi;

/**
 * A column of a result.
 *
 * @param name its label
 * @param type its type as the engine names it
 * @param isText whether its values are texts, whatever the rows are
 */
public record SqlColumn(String name, String type, boolean isText) {}
