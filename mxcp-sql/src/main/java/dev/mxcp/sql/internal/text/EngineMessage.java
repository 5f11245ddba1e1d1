package dev.mxcp.sql.internal.text;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A message of the engine, and the place in the SQL that it points to.
 *
 * @param text what is wrong, without the engine's excerpt of the SQL
 * @param line the line from 1 on; 0 if it points to nothing
 * @param column the column from 1 on; 0 if it points to nothing
 */
public record EngineMessage(String text, int line, int column) {

  private static final Pattern POSITION =
      Pattern.compile("(?s)^(.*?)\\s*LINE (\\d+): ([^\\n]*)\\n([^\\n]*?)\\^.*$");

  private static final int MOST_LINES = 6;
  private static final String OWN_TABLES = "Did you mean \"pg_";

  private static final Pattern NEWLINE = Pattern.compile("\\r\\n|\\n|\\r");

  private static final Pattern NUMBERED = Pattern.compile("\\$(\\d+)");

  /**
   * Takes a message apart.
   *
   * @param sql what the engine got
   */
  public static EngineMessage of(String message, String sql) {
    Matcher matcher = POSITION.matcher(message);
    if (!matcher.matches()) {
      return new EngineMessage(message.strip(), 0, 0);
    }
    int line = Integer.parseInt(matcher.group(2));
    int column = matcher.group(4).length() - ("LINE " + line + ": ").length();
    String[] engineLines = NEWLINE.split(sql, -1);
    if (line <= engineLines.length) {
      column += cutOff(engineLines[line - 1], matcher.group(3));
    }
    return new EngineMessage(matcher.group(1).strip(), line, Math.max(0, column) + 1);
  }

  /** Returns how many chars the engine left out: it shows a part of a long line, with dots. */
  private static int cutOff(String line, String shown) {
    if (!shown.startsWith("...") || line.startsWith("...")) {
      return 0;
    }
    String part = shown.substring(3);
    int start =
        part.endsWith("...")
            ? line.indexOf(part.substring(0, part.length() - 3))
            : line.length() - part.length();
    return Math.max(3, start) - 3;
  }

  /** Returns the text with the parameters as the author named them, not as the engine counts. */
  public String text(List<String> parameters) {
    return NUMBERED
        .matcher(text)
        .replaceAll(match -> Matcher.quoteReplacement(name(match.group(), parameters)));
  }

  /** Returns the text for an author: without long lists, and names of the engine's own tables. */
  public String brief(List<String> parameters) {
    List<String> lines =
        text(parameters).lines().filter(line -> !line.startsWith(OWN_TABLES)).toList();
    boolean isLong = lines.size() > MOST_LINES;
    return String.join("\n", isLong ? lines.subList(0, MOST_LINES) : lines)
        + (isLong ? "\n\t…" : "");
  }

  /** Returns the index in the text that the engine got of the place that this points to. */
  public int offset(String sql) {
    int start = 0;
    for (int i = 1; i < line; i++) {
      start = sql.indexOf('\n', start) + 1;
    }
    return Math.min(sql.length(), start + Math.max(0, column - 1));
  }

  private static String name(String numbered, List<String> parameters) {
    int number = numbered.length() > 6 ? 0 : Integer.parseInt(numbered.substring(1));
    return number < 1 || number > parameters.size() ? numbered : "$" + parameters.get(number - 1);
  }
}
