package dev.mxcp.jdbc.internal.text;

/**
 * The rules of a dialect that tell strings, comments and names from parameters.
 *
 * @param dollarQuotes whether {@code $tag$...$tag$} is a string
 * @param escapeStrings whether {@code E'...'} is a string with backslashes
 * @param nestedComments whether comments may stand in comments
 * @param backticks whether {@code `...`} is a name
 * @param questionOperators whether a question mark is an operator, which the driver wants twice
 */
public record Syntax(
    boolean dollarQuotes,
    boolean escapeStrings,
    boolean nestedComments,
    boolean backticks,
    boolean questionOperators) {

  /** PostgreSQL. */
  public static final Syntax POSTGRESQL = new Syntax(true, true, true, false, true);

  /** Trino. */
  public static final Syntax TRINO = new Syntax(false, false, false, false, false);

  /** Standard SQL, with names in backticks as some databases have them. */
  public static final Syntax PLAIN = new Syntax(false, false, false, true, false);
}
