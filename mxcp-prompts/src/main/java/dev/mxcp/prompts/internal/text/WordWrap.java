package dev.mxcp.prompts.internal.text;

import dev.mxcp.prompts.internal.value.Budget;
import dev.mxcp.prompts.internal.value.EvaluationException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Breaks long lines between words.
 *
 * @param width how many code points a line may have
 * @param cut whether a longer word is cut
 * @param atHyphens whether words end behind hyphens too
 */
public record WordWrap(int width, boolean cut, boolean atHyphens) {

  private static final String SPACE = "[\\t\\n\\x0b\\f\\r ]";
  private static final String OTHER = "[^\\t\\n\\x0b\\f\\r ]";
  private static final String BEFORE_DASH = "(?<=[\\w!\"'&.,?])";
  private static final String LETTER = "[^\\d\\W]";

  private static final Pattern AT_SPACES = Pattern.compile(SPACE + "+|" + OTHER + "+");

  /** Whitespace, a dash between words, or a word up to its end, a hyphen or a dash. */
  private static final Pattern AT_HYPHENS =
      Pattern.compile(
          SPACE
              + "+|"
              + BEFORE_DASH
              + "-{2,}(?=\\w)|"
              + OTHER
              + "+?(?:-(?:(?<=LL-)|(?<=L-L-))(?=L-?L)".replace("L", LETTER)
              + "|(?="
              + SPACE
              + "|\\z)|"
              + BEFORE_DASH
              + "(?=-{2,}\\w))",
          Pattern.UNICODE_CHARACTER_CLASS);

  /** Checks the width. */
  public WordWrap {
    if (width < 1) {
      throw new EvaluationException("wordwrap needs a width of at least 1");
    }
  }

  /** Returns a line of text as lines that are not too long; none where it is blank. */
  public List<String> lines(String line, Budget budget) {
    Deque<String> chunks = new ArrayDeque<>();
    Matcher matcher = (atHyphens ? AT_HYPHENS : AT_SPACES).matcher(line);
    while (matcher.find()) {
      budget.step();
      chunks.add(matcher.group());
    }
    List<String> lines = new ArrayList<>();
    while (!chunks.isEmpty()) {
      if (!lines.isEmpty() && Whitespace.isBlank(chunks.element())) {
        chunks.pop();
      }
      addLine(chunks, lines, budget);
    }
    return lines;
  }

  private void addLine(Deque<String> chunks, List<String> lines, Budget budget) {
    List<String> line = new ArrayList<>();
    int room = width;
    while (!chunks.isEmpty() && CodePoints.length(chunks.element()) <= room) {
      room -= CodePoints.length(chunks.element());
      line.add(chunks.pop());
    }
    if (!chunks.isEmpty() && CodePoints.length(chunks.element()) > width) {
      if (cut) {
        chunks.push(cutWord(chunks.pop(), line, room, lines, budget));
        return;
      } else if (line.isEmpty()) {
        line.add(chunks.pop());
      }
    }
    finish(line, lines);
  }

  private static void finish(List<String> line, List<String> lines) {
    int last = line.size() - 1;
    boolean blank = last >= 0 && Whitespace.isBlank(line.get(last));
    String text = String.join("", blank ? line.subList(0, last) : line);
    if (!text.isEmpty()) {
      lines.add(text);
    }
  }

  /** Fills one line after the other with a word, and returns what is left of it. */
  private String cutWord(
      String word, List<String> first, int firstRoom, List<String> lines, Budget budget) {
    List<String> line = first;
    int room = firstRoom;
    int from = 0;
    int left = CodePoints.length(word);
    while (left > width) {
      budget.step();
      int end = cutAt(word, from, room);
      line.add(word.substring(from, end));
      finish(line, lines);
      left -= word.codePointCount(from, end);
      from = end;
      room = width;
      line = new ArrayList<>();
    }
    return word.substring(from);
  }

  private int cutAt(String word, int from, int room) {
    int end = word.offsetByCodePoints(from, room);
    int hyphen = word.substring(from, end).lastIndexOf('-');
    boolean divides = atHyphens && hyphen > 0 && !isDashes(word.substring(from, from + hyphen));
    return divides ? from + hyphen + 1 : end;
  }

  private static boolean isDashes(String text) {
    return text.chars().allMatch(c -> c == '-');
  }
}
