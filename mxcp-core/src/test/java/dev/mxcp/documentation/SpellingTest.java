package dev.mxcp.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import morfologik.speller.Speller;
import morfologik.stemming.Dictionary;
import org.junit.jupiter.api.Test;

/** The words of the pages and of the Javadoc are in a dictionary or in config/words.txt. */
class SpellingTest {

  private static final Pattern NO_PROSE =
      Pattern.compile(
          "(?s)^ *```.*?^ *```|<!--.*?-->|`[^`]*`|\\]\\([^)]*\\)|\\S+://\\S+", Pattern.MULTILINE);
  private static final Pattern JAVADOC = Pattern.compile("(?s)/\\*\\*(.*?)\\*/");
  private static final Pattern NO_JAVADOC_PROSE =
      Pattern.compile(
          "(?s)<pre>.*?</pre>|\\{@\\w+[^}]*}|@param \\S+|@throws \\S+|@see .*?\\n|<[^>]*>|&\\w+;");
  private static final Pattern TOKEN = Pattern.compile("[\\p{L}\\p{N}_$@./:#-]+(?:'\\p{L}+)?");
  private static final Pattern WORD = Pattern.compile("\\p{L}?\\p{Ll}{2,}");

  private final Map<String, String> unknown = new TreeMap<>();
  private final Set<String> ours = new HashSet<>();
  private final List<Speller> dictionaries = new ArrayList<>();

  @Test
  void every_word_is_known() throws IOException {
    try (Stream<String> words = Files.lines(MarkdownPages.ROOT.resolve("config/words.txt"))) {
      words.filter(word -> !word.startsWith("#")).forEach(ours::add);
    }
    for (String language : List.of("en_GB", "en_US")) {
      dictionaries.add(new Speller(Dictionary.read(dictionary(language))));
    }
    for (Path page : MarkdownPages.all()) {
      check(page, NO_PROSE.matcher(Files.readString(page)).replaceAll(" "));
    }
    for (Path source : sources()) {
      check(source, javadoc(Files.readString(source)));
    }
    assertThat(unknown).as("misspelt, or to be added to config/words.txt").isEmpty();
  }

  private static URL dictionary(String language) {
    String file = "/org/languagetool/resource/en/hunspell/" + language + ".dict";
    return SpellingTest.class.getResource(file);
  }

  private static List<Path> sources() throws IOException {
    List<Path> sources = new ArrayList<>();
    try (Stream<Path> modules = Files.list(MarkdownPages.ROOT)) {
      for (Path main : modules.map(it -> it.resolve("src/main/java")).toList()) {
        if (Files.isDirectory(main)) {
          try (Stream<Path> files = Files.walk(main)) {
            files.filter(it -> it.toString().endsWith(".java")).forEach(sources::add);
          }
        }
      }
    }
    return sources;
  }

  private static String javadoc(String source) {
    StringBuilder text = new StringBuilder();
    for (MatchResult comment : JAVADOC.matcher(source).results().toList()) {
      text.append(NO_JAVADOC_PROSE.matcher(comment.group(1)).replaceAll(" ")).append('\n');
    }
    return text.toString();
  }

  private void check(Path file, String text) {
    TOKEN
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .flatMap(token -> Stream.of(token.replaceAll("^[./:#-]+|[./:#-]+$|'s$", "").split("-")))
        .filter(word -> WORD.matcher(word).matches() && !isKnown(word))
        .forEach(word -> unknown.put(word, MarkdownPages.ROOT.relativize(file).toString()));
  }

  private boolean isKnown(String word) {
    return ours.contains(word)
        || ours.contains(word.toLowerCase(Locale.ROOT))
        || dictionaries.stream().anyMatch(dictionary -> !dictionary.isMisspelled(word));
  }
}
