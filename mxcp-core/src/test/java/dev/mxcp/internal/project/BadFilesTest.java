package dev.mxcp.internal.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mxcp.error.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files that are wrong, each with the code, the document path and the position of its problem.
 *
 * <p>A case begins with {@code = title : code path, code path}. The mark § stands where each
 * problem is to be found; a problem without a mark is one of the whole file. What stands before the
 * first case is put before each of them.
 */
class BadFilesTest {

  private static final Map<String, String> FILES =
      Map.of(
          "tool.txt", "tools/case.yml",
          "tool-parts.txt", "tools/case.yml",
          "resource.txt", "resources/case.yml",
          "resource-parts.txt", "resources/case.yml",
          "prompt.txt", "prompts/case.yml",
          "site.txt", "mxcp-site.yml",
          "site-parts.txt", "mxcp-site.yml",
          "user.txt", "home/.mxcp/config.yml",
          "user-parts.txt", "home/.mxcp/config.yml");

  @TempDir Path directory;

  record Case(String title, List<String> expected, String text) {

    static Case of(String head, String lines) {
      String block = lines.contains("\n") ? lines : lines + "\n";
      String title = block.substring(0, block.indexOf('\n'));
      String body = head + block.substring(block.indexOf('\n') + 1);
      int colon = title.lastIndexOf(" : ");
      List<String> places = places(body);
      String[] codes = title.substring(colon + 3).split(", ");
      List<String> expected = new ArrayList<>();
      for (int i = 0; i < codes.length; i++) {
        String[] words = codes[i].trim().split(" ");
        String place = i < places.size() ? places.get(i) : "0:0";
        expected.add(words[0] + " " + (words.length > 1 ? words[1] : "") + " " + place);
      }
      return new Case(title.substring(0, colon), expected, body.replace("§", ""));
    }

    private static List<String> places(String body) {
      List<String> places = new ArrayList<>();
      for (int at = body.indexOf('§'); at >= 0; at = body.indexOf('§', at + 1)) {
        String before = body.substring(0, at).replace("§", "");
        long line = before.chars().filter(c -> c == '\n').count() + 1;
        places.add(line + ":" + (before.length() - before.lastIndexOf('\n')));
      }
      return places;
    }
  }

  static List<Case> cases(String file) throws IOException {
    try (InputStream stream = BadFilesTest.class.getResourceAsStream("bad/" + file)) {
      String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      String[] blocks = ("\n" + text).split("\n= ", -1);
      String head = blocks[0].isEmpty() ? "" : blocks[0].substring(1) + "\n";
      return Arrays.stream(blocks).skip(1).map(block -> Case.of(head, block)).toList();
    }
  }

  @TestFactory
  Stream<DynamicNode> says_what_is_wrong_and_where() {
    return FILES.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(entry -> container(entry.getKey(), entry.getValue()));
  }

  private DynamicNode container(String corpus, String target) {
    try {
      return DynamicContainer.dynamicContainer(
          corpus,
          cases(corpus).stream()
              .map(one -> DynamicTest.dynamicTest(one.title(), () -> check(one, target))));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void check(Case one, String target) throws IOException {
    TestProject project = new TestProject(Files.createTempDirectory(directory, "case"));
    project.write(target, one.text());

    List<Problem> problems = project.problems();

    assertThat(problems)
        .as(() -> one.text() + problems)
        .extracting(
            problem ->
                problem.code().id()
                    + " "
                    + problem.position().path()
                    + " "
                    + problem.position().line()
                    + ":"
                    + problem.position().column())
        .containsExactlyInAnyOrderElementsOf(one.expected());
    assertThat(problems)
        .allSatisfy(
            problem -> {
              assertThat(problem.position().file()).isEqualTo(project.root.resolve(target));
              assertThat(problem.message()).endsWith(".").doesNotContain("null");
            });
  }

  @Test
  void the_corpus_is_large() throws IOException {
    int size = 0;
    for (String file : FILES.keySet()) {
      size += cases(file).size();
    }
    assertThat(size).isGreaterThanOrEqualTo(200);
  }
}
