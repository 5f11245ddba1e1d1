package dev.mxcp.prompts.internal.syntax;

import dev.mxcp.prompts.internal.value.Characters;
import java.util.Arrays;
import java.util.stream.IntStream;

/** The text of a template, with the places of its lines. */
public final class Source {

  private final String text;
  private final int[] lineStarts;

  /** Creates the source of a text whose lines end with {@code \n}. */
  public Source(String text) {
    this.text = text;
    this.lineStarts =
        text.isEmpty()
            ? new int[] {0}
            : IntStream.range(0, text.length() + 1)
                .filter(i -> i == 0 || text.charAt(i - 1) == '\n')
                .toArray();
  }

  /** Returns the whole text. */
  public String text() {
    return text;
  }

  int length() {
    return text.length();
  }

  /** Returns the character at a place; NUL behind the end. */
  public char at(int place) {
    return place < text.length() ? text.charAt(place) : '\0';
  }

  /** Returns whether a text stands at a place. */
  public boolean has(String part, int place) {
    return text.startsWith(part, place);
  }

  /** Returns the next place without whitespace. */
  public int skipSpace(int from) {
    int place = from;
    while (place < text.length() && Characters.isSpace(text.charAt(place))) {
      place++;
    }
    return place;
  }

  /** Returns the line and column of a place. */
  public Position position(int place) {
    int found = Arrays.binarySearch(lineStarts, place);
    int line = found >= 0 ? found : -found - 2;
    return new Position(line + 1, text.codePointCount(lineStarts[line], place) + 1);
  }
}
