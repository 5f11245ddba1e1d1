package dev.mxcp.prompts.internal.text;

import dev.mxcp.prompts.internal.value.Characters;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/** Texts without the whitespace around them or between their words and lines. */
public final class Whitespace {

  private Whitespace() {}

  /** Strips whitespace from both ends. */
  public static String strip(String text) {
    return strip(text, Characters::isSpace, true, true);
  }

  /** Strips whitespace from the end. */
  public static String stripEnd(String text) {
    return strip(text, Characters::isSpace, false, true);
  }

  /** Returns whether nothing but whitespace is there. */
  public static boolean isBlank(String text) {
    return text.codePoints().allMatch(Characters::isSpace);
  }

  /** Strips the given characters from the ends. */
  public static String strip(String text, String characters, boolean left, boolean right) {
    Set<Integer> unwanted = characters.codePoints().boxed().collect(Collectors.toSet());
    return strip(text, unwanted::contains, left, right);
  }

  /** Strips what a predicate takes from the ends. */
  public static String strip(String text, IntPredicate unwanted, boolean left, boolean right) {
    int start = 0;
    int end = text.length();
    while (left && start < end && unwanted.test(text.codePointAt(start))) {
      start += Character.charCount(text.codePointAt(start));
    }
    while (right && end > start && unwanted.test(text.codePointBefore(end))) {
      end -= Character.charCount(text.codePointBefore(end));
    }
    return text.substring(start, end);
  }

  /** Splits a text into words; what is left after so many splits stays whole. */
  public static List<Object> words(String text, int count) {
    List<Object> words = new ArrayList<>();
    int place = 0;
    while (true) {
      place = until(text, place, false);
      if (place == text.length()) {
        return words;
      }
      boolean last = count >= 0 && words.size() == count;
      int end = last ? text.length() : until(text, place, true);
      words.add(text.substring(place, end));
      place = end;
    }
  }

  /** Returns the next place where whitespace begins, or where it ends. */
  private static int until(String text, int from, boolean space) {
    int place = from;
    while (place < text.length() && Characters.isSpace(text.charAt(place)) != space) {
      place++;
    }
    return place;
  }

  /** Splits a text into words, counted from its end. */
  public static List<Object> wordsFromEnd(String text, int count) {
    List<Object> words = new ArrayList<>();
    int end = text.length();
    while (true) {
      end = before(text, end, false);
      if (end == 0) {
        Collections.reverse(words);
        return words;
      }
      int start = count >= 0 && words.size() == count ? 0 : before(text, end, true);
      words.add(text.substring(start, end));
      end = start;
    }
  }

  private static int before(String text, int end, boolean space) {
    int place = end;
    while (place > 0 && Characters.isSpace(text.charAt(place - 1)) != space) {
      place--;
    }
    return place;
  }

  /** Splits a text into lines; an empty one after the last line end is none. */
  public static List<String> lines(String text, boolean keepEnds) {
    List<String> lines = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      if (Characters.isLineEnd(text.charAt(i))) {
        int end = text.startsWith("\r\n", i) ? i + 2 : i + 1;
        lines.add(text.substring(from, keepEnds ? end : i));
        from = end;
        i = end - 1;
      }
    }
    if (from < text.length()) {
      lines.add(text.substring(from));
    }
    return lines;
  }
}
