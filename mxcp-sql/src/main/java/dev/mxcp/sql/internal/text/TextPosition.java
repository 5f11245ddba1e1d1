package dev.mxcp.sql.internal.text;

import dev.mxcp.error.DatabaseException.ScriptPosition;

/** Finds the place of a character of a script. */
public final class TextPosition {

  private TextPosition() {}

  /**
   * Returns a place.
   *
   * @param offset the index of the character
   * @param statement the number of the statement, from 1 on
   * @param kept how many statements before it stay applied
   */
  public static ScriptPosition of(String sql, int offset, int statement, int kept) {
    String before = sql.substring(0, Math.min(offset, sql.length()));
    int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
    return new ScriptPosition(statement, line, offset - before.lastIndexOf('\n'), kept);
  }
}
