package dev.mxcp.cli;

/**
 * Colours texts for a terminal.
 *
 * @param on whether colours show at all
 */
record Style(boolean on) {

  String red(String text) {
    return code("1;31", text);
  }

  String green(String text) {
    return code("32", text);
  }

  String yellow(String text) {
    return code("33", text);
  }

  String bold(String text) {
    return code("1", text);
  }

  String faint(String text) {
    return code("2", text);
  }

  private String code(String code, String text) {
    return on ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
