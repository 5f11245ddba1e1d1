package dev.mxcp.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The blocks of a page: files, whose first line is a comment with their path, and consoles with
 * commands and what they print.
 *
 * @param text the page
 */
record Transcript(String text) {

  private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)\\n(.*?)^```$");
  private static final Pattern FILE = Pattern.compile("^(?:#|--) (\\S+/\\S+|\\S+\\.\\w+)\\n");

  static Transcript of(Path page) {
    try {
      return new Transcript(Files.readString(page));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Returns the page with what commands print now.
   *
   * @param directory the directory in which it begins
   */
  String replay(Path directory) {
    StringBuilder page = new StringBuilder();
    try (CommandProcess process = new CommandProcess(directory)) {
      Matcher block = BLOCK.matcher(text);
      while (block.find()) {
        String content = block.group(2);
        String shown = block.group(1).equals("console") ? console(process, content) : content;
        Matcher file = FILE.matcher(content);
        if (file.find()) {
          Cli.in(process.directory()).write(file.group(1), content);
        }
        block.appendReplacement(
            page, Matcher.quoteReplacement("```" + block.group(1) + "\n" + shown + "```"));
      }
      return block.appendTail(page).toString();
    }
  }

  private static String console(CommandProcess process, String content) {
    StringBuilder shown = new StringBuilder();
    content
        .lines()
        .filter(line -> line.startsWith("$ "))
        .forEach(line -> shown.append(line).append('\n').append(process.run(words(line))));
    return shown.toString();
  }

  /** Splits a line as a shell does, after the prompt. */
  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    Matcher word = Pattern.compile("(?:'[^']*'|[^\\s'])+").matcher(line.substring(2));
    while (word.find()) {
      words.add(word.group().replace("'", ""));
    }
    return words;
  }
}
