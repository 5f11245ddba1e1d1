package dev.mxcp.internal.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.mxcp.error.LoadException;
import dev.mxcp.error.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Good files with random damage either load or say what is wrong.
 *
 * <p>The number of variants is the system property {@code mxcp.mutations}.
 */
class MutationTest {

  private static final int VARIANTS = Integer.getInteger("mxcp.mutations", 500);

  private static final Map<String, String> FILES =
      Map.of(
          "tool.yml", "tools/a.yml",
          "resource.yml", "resources/a.yml",
          "prompt.yml", "prompts/a.yml",
          "mxcp-site.yml", "mxcp-site.yml",
          "config.yml", "home/.mxcp/config.yml");

  private static final List<String> PIECES =
      List.of(
          ":",
          "-",
          "- ",
          "{",
          "}",
          "[",
          "]",
          "\"",
          "'",
          "|",
          ">",
          "&a ",
          "*a",
          "*site",
          "!!int ",
          "!x ",
          "~",
          "null",
          "\n",
          "\t",
          "  ",
          "#",
          "%",
          "@",
          "`",
          ",",
          "? ",
          "<<: *site",
          "---\n",
          "...\n",
          "\uFEFF",
          "\u0000",
          "\u0007",
          "\uD83D\uDE00",
          "ä",
          "\\",
          "/",
          "0x",
          "1e999",
          ".nan",
          "-.inf",
          "99999999999999999999",
          "true",
          "yes",
          "2024-01-01",
          "name: x\n",
          "type: object\n",
          "tool:\n",
          "${X}",
          "${",
          "$${",
          "file://",
          "vault://a/b#c",
          "op://x",
          "[[[[[[[[[[",
          "{a: {a: {a: {a: ",
          "&b [*b]",
          "\r\n",
          "=",
          "1:2:3",
          "1_000");

  @TempDir Path directory;

  private TestProject project;

  @BeforeEach
  void write_the_good_files() {
    project = new TestProject(directory).env("SHOP_TOKEN", "t0ken-value");
    FILES.forEach((name, target) -> project.write(target, good(name)));
  }

  @Test
  void the_good_files_load() {
    Project loaded = project.load();

    assertThat(loaded.problems()).isEmpty();
    assertThat(loaded.endpoints()).hasSize(3);
  }

  @Test
  @Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void damaged_files_load_or_say_what_is_wrong() {
    int wrong = 0;
    List<String> names = FILES.keySet().stream().sorted().toList();
    for (int seed = 0; seed < VARIANTS; seed++) {
      String name = names.get(seed % names.size());
      String text = mutate(good(name), new Random(seed));
      project.write(FILES.get(name), text);
      wrong += load(name, seed, text).isEmpty() ? 0 : 1;
      project.write(FILES.get(name), good(name));
    }
    assertThat(wrong).isGreaterThan(VARIANTS / 3).isLessThan(VARIANTS);
  }

  private List<Problem> load(String name, int seed, String text) {
    try {
      return project.load().problems();
    } catch (LoadException e) {
      return e.problems();
    } catch (RuntimeException | StackOverflowError e) {
      return fail(name + ", seed " + seed + ":\n" + text, e);
    }
  }

  private static String mutate(String text, Random random) {
    String result = text;
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      result = once(result, random);
    }
    // A cut may have left one half of a surrogate pair, which no file can hold.
    return new String(result.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  private static String once(String text, Random random) {
    int at = random.nextInt(text.length() + 1);
    int end = Math.min(text.length(), at + 1 + random.nextInt(12));
    String piece = PIECES.get(random.nextInt(PIECES.size()));
    return switch (random.nextInt(8)) {
      case 0 -> text.substring(0, at) + text.substring(end);
      case 1 -> text.substring(0, at) + piece + text.substring(at);
      case 2 -> text.substring(0, at) + piece + text.substring(end);
      case 3 -> text.substring(0, at);
      case 4 -> lines(text, random, (lines, i) -> lines.remove((int) i));
      case 5 ->
          lines(text, random, (lines, i) -> lines.add(i, lines.get(random.nextInt(lines.size()))));
      case 6 -> lines(text, random, (lines, i) -> lines.set(i, " " + lines.get(i)));
      default -> value(text, random, piece);
    };
  }

  private static String lines(
      String text, Random random, java.util.function.BiConsumer<List<String>, Integer> change) {
    List<String> lines = new ArrayList<>();
    Collections.addAll(lines, text.split("\n", -1));
    change.accept(lines, random.nextInt(lines.size()));
    return String.join("\n", lines);
  }

  /** Puts another value behind a colon. */
  private static String value(String text, Random random, String piece) {
    int colon = text.indexOf(": ", random.nextInt(text.length() + 1));
    if (colon < 0) {
      return piece + text;
    }
    int end = colon + 2;
    while (end < text.length() && "\n,}]".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return text.substring(0, colon + 2) + piece + text.substring(end);
  }

  static String good(String name) {
    try (InputStream stream = MutationTest.class.getResourceAsStream("good/" + name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
