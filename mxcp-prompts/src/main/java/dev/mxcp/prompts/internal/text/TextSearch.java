package dev.mxcp.prompts.internal.text;

import dev.mxcp.prompts.internal.value.Budget;
import dev.mxcp.prompts.internal.value.EvaluationException;
import dev.mxcp.prompts.internal.value.Limits;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Searches that take time in proportion to the texts, whatever these repeat. */
public final class TextSearch {

  /** Up to this length the search of the JDK is fast in any text. */
  private static final int SHORT = 64;

  private final String text;
  private final String part;
  private final Budget budget;
  private final int[] borders;

  private TextSearch(String text, String part, Budget budget) {
    this.text = text;
    this.part = part;
    this.budget = budget;
    budget.characters((long) text.length() + part.length());
    this.borders = part.length() <= SHORT ? new int[0] : borders(part);
  }

  /** Returns for each place how long the beginning is that ends there too. */
  private static int[] borders(String part) {
    int[] borders = new int[part.length()];
    int matched = 0;
    for (int i = 1; i < part.length(); i++) {
      while (matched > 0 && part.charAt(i) != part.charAt(matched)) {
        matched = borders[matched - 1];
      }
      matched += part.charAt(i) == part.charAt(matched) ? 1 : 0;
      borders[i] = matched;
    }
    return borders;
  }

  private int next(int from) {
    budget.step();
    if (part.length() <= SHORT) {
      return text.indexOf(part, from);
    }
    int matched = 0;
    for (int i = from; i < text.length(); i++) {
      while (matched > 0 && text.charAt(i) != part.charAt(matched)) {
        matched = borders[matched - 1];
      }
      matched += text.charAt(i) == part.charAt(matched) ? 1 : 0;
      if (matched == part.length()) {
        return i + 1 - matched;
      }
    }
    return -1;
  }

  /** Returns where a part begins in a text; -1 where it is not there. */
  public static int indexOf(String text, String part, Budget budget) {
    return new TextSearch(text, part, budget).next(0);
  }

  /** Returns where a part begins for the last time; -1 where it is not there. */
  public static int lastIndexOf(String text, String part, Budget budget) {
    if (part.length() <= SHORT) {
      budget.characters(text.length());
      return text.lastIndexOf(part);
    }
    int at = indexOf(mirrored(text), mirrored(part), budget);
    return at < 0 ? -1 : text.length() - at - part.length();
  }

  /** Reverses the characters themselves; a reverse of StringBuilder keeps pairs of surrogates. */
  private static String mirrored(String text) {
    char[] characters = new char[text.length()];
    for (int i = 0; i < characters.length; i++) {
      characters[i] = text.charAt(text.length() - 1 - i);
    }
    return new String(characters);
  }

  /** Returns how often a part is in a text, without overlaps. */
  public static long count(String text, String part, Budget budget) {
    if (part.isEmpty()) {
      return CodePoints.length(text) + 1L;
    }
    TextSearch search = new TextSearch(text, part, budget);
    long count = 0;
    for (int at = search.next(0); at >= 0; at = search.next(at + part.length())) {
      count++;
    }
    return count;
  }

  /** Replaces a part, as often as it is there where the count is negative. */
  public static String replaced(
      String text, String old, String replacement, int count, Budget budget) {
    if (old.isEmpty()) {
      return spread(text, replacement, count, budget);
    }
    TextSearch search = new TextSearch(text, old, budget);
    StringBuilder out = new StringBuilder();
    int from = 0;
    int at = search.next(0);
    for (int left = count; at >= 0 && left != 0; left--) {
      budget.characters(replacement.length());
      Limits.text((long) out.length() + at - from + replacement.length());
      out.append(text, from, at).append(replacement);
      from = at + old.length();
      at = search.next(from);
    }
    return out.append(text, from, text.length()).toString();
  }

  private static String spread(String text, String replacement, int count, Budget budget) {
    long most = count < 0 ? Long.MAX_VALUE : count;
    long times = Math.min(most, CodePoints.length(text) + 1L);
    budget.text(text.length() + times * replacement.length());
    StringBuilder out = new StringBuilder();
    int place = 0;
    for (long i = 0; i < times; i++) {
      out.append(replacement);
      if (place < text.length()) {
        int c = text.codePointAt(place);
        out.appendCodePoint(c);
        place += Character.charCount(c);
      }
    }
    return out.append(text, place, text.length()).toString();
  }

  /** Splits a text at a separator; at all of them where the count is negative. */
  public static List<Object> split(String text, String separator, int count, Budget budget) {
    if (separator.isEmpty()) {
      throw new EvaluationException("a text cannot be split at nothing");
    }
    TextSearch search = new TextSearch(text, separator, budget);
    List<Object> parts = new ArrayList<>();
    int from = 0;
    int at = search.next(0);
    for (int left = count; at >= 0 && left != 0; left--) {
      parts.add(text.substring(from, at));
      from = at + separator.length();
      at = search.next(from);
    }
    parts.add(text.substring(from));
    return parts;
  }

  /** Splits a text at a separator, counted from its end. */
  public static List<Object> splitFromEnd(String text, String separator, int count, Budget budget) {
    List<Object> parts = new ArrayList<>();
    for (Object part : split(mirrored(text), mirrored(separator), count, budget)) {
      parts.add(mirrored((String) part));
    }
    Collections.reverse(parts);
    return parts;
  }
}
