package dev.mxcp.internal.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mxcp.definition.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectLoaderTest {

  @TempDir Path root;

  @Test
  void loads_a_tool() throws IOException {
    Files.writeString(root.resolve("mxcp-site.yml"), "mxcp: 1\nproject: demo\nprofile: default\n");
    Files.createDirectory(root.resolve("tools"));
    Files.writeString(
        root.resolve("tools/one.yml"),
        "mxcp: 1\ntool:\n  name: one\n  source:\n    code: SELECT 1 AS one\n");
    ProjectRequest request =
        new ProjectRequest(
            root, null, null, Map.of(), root, false, List.of(), List.of("sql", "python"));

    Project project = ProjectLoader.load(request, (type, locate) -> List.of(), config -> {});

    assertThat(project.problems()).isEmpty();
    assertThat(project.endpoints())
        .singleElement()
        .isInstanceOfSatisfying(Tool.class, tool -> assertThat(tool.language()).isEqualTo("sql"));
    assertThat(project.config().database().file())
        .isEqualTo(root.resolve("data/db-default.duckdb"));
  }
}
