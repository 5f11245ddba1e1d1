package dev.mxcp.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Replaces secrets in texts.
 *
 * <p>All are found in the text as it is, so that one inside of another leaves nothing behind. Where
 * a text was cut, the part of a secret at its end, before an ellipsis or at its start is replaced
 * too.
 */
final class Redaction {

  /** Longer parts at a cut are replaced; shorter ones cannot be told from other text. */
  private static final int LONG_PART = 16;

  private static final int SHORT_PART = 6;
  private static final int MAX_MARKS = 100;

  private final List<Form> forms;

  Redaction(Map<String, String> nameByForm) {
    this.forms =
        nameByForm.entrySet().stream()
            .map(entry -> new Form(entry.getKey(), "[secret " + entry.getValue() + "]"))
            .toList();
  }

  private record Form(String text, String replacement) {

    /** Returns how much of it must be there at a cut. */
    int part() {
      return Math.min(LONG_PART, Math.max(SHORT_PART, text.length() / 2));
    }
  }

  private record Match(int from, int to, String replacement) {}

  String redact(String text) {
    List<Match> matches = new ArrayList<>();
    List<Integer> ends = ends(text);
    for (Form form : forms) {
      whole(text, form, matches);
      if (form.text().length() > SHORT_PART) {
        ends.forEach(end -> beforeCut(text, end, form, matches));
        afterCut(text, form, matches);
      }
    }
    return matches.isEmpty() ? text : replaced(text, matches);
  }

  private static void whole(String text, Form form, List<Match> matches) {
    int length = form.text().length();
    for (int at = text.indexOf(form.text()); at >= 0; at = text.indexOf(form.text(), at + length)) {
      matches.add(new Match(at, at + length, form.replacement()));
    }
  }

  /** Returns where the text may have been cut: its end, and before ellipses. */
  private static List<Integer> ends(String text) {
    List<Integer> ends = new ArrayList<>();
    ends.add(text.length());
    for (String mark : List.of("…", "...")) {
      int at = text.indexOf(mark);
      while (at >= 0 && ends.size() < MAX_MARKS) {
        ends.add(at);
        at = text.indexOf(mark, at + mark.length());
      }
    }
    return ends;
  }

  private static void beforeCut(String text, int end, Form form, List<Match> matches) {
    String start = form.text().substring(0, form.part());
    int at = text.indexOf(start, Math.max(0, end - form.text().length()));
    while (at >= 0 && at + start.length() <= end) {
      if (text.regionMatches(at, form.text(), 0, end - at)) {
        matches.add(new Match(at, end, form.replacement()));
        return;
      }
      at = text.indexOf(start, at + 1);
    }
  }

  /** Finds the rest of a secret at the start of a text, and a text that is inside of a secret. */
  private static void afterCut(String text, Form form, List<Match> matches) {
    if (text.length() < form.part()) {
      return;
    }
    String start = text.substring(0, form.part());
    String secret = form.text();
    for (int at = secret.indexOf(start); at >= 0; at = secret.indexOf(start, at + 1)) {
      int length = Math.min(text.length(), secret.length() - at);
      if (secret.regionMatches(at, text, 0, length)) {
        matches.add(new Match(0, length, form.replacement()));
        return;
      }
    }
  }

  private static String replaced(String text, List<Match> matches) {
    matches.sort(
        Comparator.comparingInt(Match::from)
            .thenComparing(Comparator.comparingInt(Match::to).reversed()));
    StringBuilder out = new StringBuilder();
    int done = 0;
    for (Match match : matches) {
      if (match.from() >= done) {
        out.append(text, done, match.from()).append(match.replacement());
      }
      done = Math.max(done, match.to());
    }
    return out.append(text, done, text.length()).toString();
  }
}
