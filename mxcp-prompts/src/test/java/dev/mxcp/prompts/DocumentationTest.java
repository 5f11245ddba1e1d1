package dev.mxcp.prompts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mxcp.CallOptions;
import dev.mxcp.Mxcp;
import dev.mxcp.error.LoadException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/prompts.md shows is true. */
final class DocumentationTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path PAGE = Path.of("..", "docs", "prompts.md");

  @TempDir Path project;

  @BeforeEach
  void create_project() throws IOException {
    Files.writeString(project.resolve("mxcp-site.yml"), "mxcp: 1\nproject: p\nprofile: test\n");
    Files.createDirectories(project.resolve("prompts"));
  }

  @Test
  void the_sample_renders_as_shown() throws IOException {
    Files.writeString(project.resolve("prompts/review.yml"), samples("yaml").get(0));
    Map<String, Object> arguments =
        JSON.readValue(samples("json").get(0), new TypeReference<Map<String, Object>>() {});

    try (Mxcp mxcp = open()) {
      Object messages = mxcp.render("review", arguments, CallOptions.DEFAULT).orElseThrow();

      assertThat(messages).isEqualTo(JSON.readValue(samples("json").get(1), Object.class));
    }
  }

  @Test
  void the_problem_reads_as_shown() throws IOException {
    Path file = project.resolve("prompts/review.yml");
    String wrong = samples("yaml").get(0).replace("{{ title|title }}", "{{ titel|title }}");
    Files.writeString(file, wrong);

    LoadException e = catchThrowableOfType(LoadException.class, this::open);

    assertThat(e.problems()).hasSize(1);
    assertThat(e.problems().get(0).toString())
        .endsWith(samples("text").get(0).strip().substring("prompts/".length()));
  }

  @Test
  void every_filter_and_test_of_the_page_exists() throws IOException {
    StringBuilder template = new StringBuilder();
    for (String filter : words("filters")) {
      template.append("{% if false %}{{ title|").append(filter).append(" }}{% endif %}");
    }
    for (String test : words("tests")) {
      template.append("{% if false %}{{ title is ").append(test).append(" }}{% endif %}");
    }
    Files.writeString(
        project.resolve("prompts/all.yml"),
        "prompt:\n  name: all\n  parameters: [{name: title, type: string, description: x}]\n"
            + "  messages:\n    - prompt: '"
            + template
            + "'\n");

    try (Mxcp mxcp = open()) {
      assertThat(mxcp.registry().problems()).isEmpty();
    }
  }

  private static List<String> words(String row) throws IOException {
    return Pattern.compile("\\| " + row + " \\| `([^`]*)`")
        .matcher(Files.readString(PAGE))
        .results()
        .flatMap(result -> List.of(result.group(1).split(" ")).stream())
        .toList();
  }

  private static List<String> samples(String language) throws IOException {
    return Pattern.compile("(?s)```" + language + "\n(.*?)```")
        .matcher(Files.readString(PAGE))
        .results()
        .map(MatchResult::group)
        .map(block -> block.substring(language.length() + 4, block.length() - 3))
        .toList();
  }

  private Mxcp open() {
    return Mxcp.builder().project(project).invoker(PromptInvoker.create()).build();
  }
}
