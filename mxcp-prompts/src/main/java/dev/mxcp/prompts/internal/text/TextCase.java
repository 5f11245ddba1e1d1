package dev.mxcp.prompts.internal.text;

import java.util.Locale;

/** Capital and small letters. */
public final class TextCase {

  private TextCase() {}

  /** Returns a text in capital letters. */
  public static String upper(String text) {
    return text.toUpperCase(Locale.ROOT);
  }

  /** Returns a text in small letters. */
  public static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /** Returns a text that begins with a capital; all other letters are small. */
  public static String capitalized(String text) {
    if (text.isEmpty()) {
      return text;
    }
    // Small together, since a sigma at the end of a word depends on what stands before it.
    int first = text.offsetByCodePoints(0, 1);
    String rest = lower("x" + text.substring(first)).substring(1);
    return title(text.codePointAt(0)) + rest;
  }

  /** Begins every run of letters with a capital. */
  public static String titled(String text) {
    String small = lower(text);
    boolean sameLength = small.length() == text.length();
    StringBuilder out = new StringBuilder();
    boolean inside = false;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      int smaller = sameLength ? small.codePointAt(i) : Character.toLowerCase(c);
      out.append(inside ? Character.toString(smaller) : title(c));
      inside = isCased(c);
      i += Character.charCount(c);
    }
    return out.toString();
  }

  private static String title(int c) {
    int title = Character.toTitleCase(c);
    String upper = upper(Character.toString(c));
    if (title != c || upper.codePointCount(0, upper.length()) == 1) {
      return Character.toString(title);
    }
    int first = upper.offsetByCodePoints(0, 1);
    return upper.substring(0, first) + lower(upper.substring(first));
  }

  /** Returns a text in which letters that differ in case alone are the same. */
  public static String folded(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints().forEach(c -> out.append(folded(c)));
    return out.toString();
  }

  private static String folded(int c) {
    String letter = Character.toString(c);
    return c == 'ı' || c < 'A' ? letter : lower(upper(lower(letter)));
  }

  /** Returns a text in which capital letters are small, and small ones are capital. */
  public static String swapped(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              String letter = Character.toString(c);
              out.append(Character.isUpperCase(c) ? lower(letter) : upper(letter));
            });
    return out.toString();
  }

  private static boolean isCased(int c) {
    return Character.isUpperCase(c) || Character.isLowerCase(c) || Character.isTitleCase(c);
  }

  /** Returns whether there are letters, and all of them are capital. */
  public static boolean isUpper(String text) {
    return text.codePoints().anyMatch(Character::isUpperCase)
        && text.codePoints().noneMatch(c -> Character.isLowerCase(c) || Character.isTitleCase(c));
  }

  /** Returns whether there are letters, and all of them are small. */
  public static boolean isLower(String text) {
    return text.codePoints().anyMatch(Character::isLowerCase)
        && text.codePoints().noneMatch(c -> Character.isUpperCase(c) || Character.isTitleCase(c));
  }

  /** Returns whether every run of letters begins with a capital, and has no other one. */
  public static boolean isTitle(String text) {
    boolean inside = false;
    boolean any = false;
    for (int c : text.codePoints().toArray()) {
      boolean begins = Character.isUpperCase(c) || Character.isTitleCase(c);
      if (isCased(c) && begins == inside) {
        return false;
      }
      inside = isCased(c);
      any |= inside;
    }
    return any;
  }
}
