package dev.mxcp.internal.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mxcp.error.Problem;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tools that suggest values. */
class CompletionCheckTest {

  @TempDir Path root;

  private List<Problem> problems(String completion) {
    Project project =
        new TestProject(root)
            .write("tools/cities.yml", tool("cities", "{name: prefix, type: string}"))
            .write("tools/needy.yml", tool("needy", "{name: country, type: string}"))
            .write(
                "tools/visit.yml",
                tool("visit", "{name: city, type: string, completion: " + completion + "}"))
            .load();
    assertThat(project.problems()).isEmpty();
    return CompletionCheck.check(project).problems();
  }

  private static String tool(String name, String parameter) {
    return "tool:\n  name: "
        + name
        + "\n  parameters: ["
        + parameter
        + "]\n  source: {code: SELECT 1}\n";
  }

  @Test
  void takes_a_tool_that_needs_a_prefix_alone() {
    assertThat(problems("cities")).isEmpty();
  }

  @Test
  void rejects_a_tool_that_does_not_exist() {
    assertThat(problems("citie"))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.message())
                  .isEqualTo("`citie` is no tool that could suggest values.");
              assertThat(problem.hint()).isEqualTo("Did you mean `cities`?");
              assertThat(problem.position().line()).isEqualTo(3);
              assertThat(problem.isError()).isTrue();
            });
  }

  @Test
  void rejects_a_tool_that_needs_more() {
    assertThat(problems("needy"))
        .singleElement()
        .satisfies(problem -> assertThat(problem.message()).contains("needs more than `prefix`"));
  }
}
