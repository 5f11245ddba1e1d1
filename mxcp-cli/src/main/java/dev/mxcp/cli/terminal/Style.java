package dev.mxcp.cli.terminal;

/**
 * Colours texts for a terminal.
 *
 * @param on whether colours show at all
 */
public record Style(boolean on) {

  /** Returns the text in red: errors. */
  public String red(String text) {
    return code("1;31", text);
  }

  /** Returns the text in green: success. */
  public String green(String text) {
    return code("32", text);
  }

  /** Returns the text in yellow: warnings. */
  public String yellow(String text) {
    return code("33", text);
  }

  /** Returns the text in bold: names and places. */
  public String bold(String text) {
    return code("1", text);
  }

  /** Returns the text in faint: what matters less. */
  public String faint(String text) {
    return code("2", text);
  }

  private String code(String code, String text) {
    return on ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
