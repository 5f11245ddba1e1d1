package dev.mxcp.prompts.internal.text;

import dev.mxcp.prompts.internal.value.Budget;
import dev.mxcp.prompts.internal.value.EvaluationException;

/** Lengths, widths and places of texts, counted in code points. */
public final class CodePoints {

  private CodePoints() {}

  /** Returns the text of one code point. */
  static String of(int codePoint) {
    if (!Character.isValidCodePoint(codePoint)) {
      throw new EvaluationException("there is no character " + codePoint);
    }
    return Character.toString(codePoint);
  }

  /** Returns how many code points a text has. */
  public static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  /** Returns the first code points of a text; all of it where it has fewer. */
  public static String first(String text, int count) {
    return count >= length(text) ? text : text.substring(0, text.offsetByCodePoints(0, count));
  }

  /** Returns a part of a text. */
  public static String between(String text, int from, int to) {
    int start = text.offsetByCodePoints(0, from);
    return text.substring(start, text.offsetByCodePoints(start, to - from));
  }

  /** Returns a text with so many fills before and after it. */
  public static String padded(String text, int left, int right, String fill, Budget budget) {
    long more = (long) Math.max(0, left) + Math.max(0, right);
    budget.text(text.length() + more * fill.length());
    return fill.repeat(Math.max(0, left)) + text + fill.repeat(Math.max(0, right));
  }

  /** Returns a text in the middle of a width, as {@code str.center} puts it. */
  public static String centered(String text, int width, String fill, Budget budget) {
    int missing = Math.max(0, width - length(text));
    int left = missing / 2 + (missing & width & 1);
    return padded(text, left, missing - left, fill, budget);
  }

  /** Returns a number with zeros between its sign and its digits. */
  public static String zeroFilled(String text, int width, Budget budget) {
    boolean signed = text.startsWith("-") || text.startsWith("+") || text.startsWith(" ");
    int sign = signed ? 1 : 0;
    String digits = text.substring(sign);
    return text.substring(0, sign) + padded(digits, width - length(text), 0, "0", budget);
  }
}
