package dev.mxcp.internal.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mxcp.definition.Source;
import dev.mxcp.definition.Tool;
import dev.mxcp.error.LoadException;
import dev.mxcp.error.Problem;
import dev.mxcp.error.ProblemCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sources are regular files inside of the project. */
class SourceFilesTest {

  private static final String CANARY = "canary-of-another-place";

  @TempDir Path directory;
  private TestProject project;

  @BeforeEach
  void create_project() throws IOException {
    Path root = Files.createDirectory(directory.resolve("project"));
    Files.writeString(directory.resolve("outside.sql"), CANARY);
    project = new TestProject(root);
  }

  private void define(String file) {
    project.write("tools/t.yml", "tool:\n  name: t\n  source: {file: \"" + file + "\"}\n");
  }

  private Problem refused(String file) {
    define(file);
    List<Problem> problems = project.problems();
    assertThat(problems).hasSize(1);
    assertThat(problems.toString()).doesNotContain(CANARY).doesNotContain("root:");
    return problems.get(0);
  }

  private Source source(ProjectRequest request) {
    Project loaded = ProjectLoader.load(request);
    assertThat(loaded.problems()).isEmpty();
    return ((Tool) loaded.endpoints().get(0)).source();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../../outside.sql",
        "../../../../../../../../../../../etc/passwd",
        "../../nowhere.sql",
        "/../outside.sql",
        "../tools/../../outside.sql"
      })
  void a_path_must_not_lead_out(String file) {
    Problem problem = refused(file);

    assertThat(problem.code()).isEqualTo(ProblemCode.INVALID_VALUE);
    assertThat(problem.message()).isEqualTo("The file `" + file + "` is outside of the project.");
    assertThat(problem.position().path()).isEqualTo("tool.source.file");
  }

  @Test
  void links_must_not_lead_out_either() throws IOException {
    Path link = project.root.resolve("tools/link.sql");
    define("link.sql");
    Files.createSymbolicLink(link, directory.resolve("outside.sql"));
    assertThat(refused("link.sql").message()).contains("is outside of the project");

    Path folder = project.root.resolve("folder");
    Files.createSymbolicLink(folder, directory);
    assertThat(refused("../folder/outside.sql").message()).contains("is outside of the project");
  }

  @Test
  void links_inside_of_the_project_are_followed_and_so_is_a_linked_project() throws IOException {
    define("link.sql");
    project.write("sql/q.sql", "SELECT 1");
    Files.createSymbolicLink(
        project.root.resolve("tools/link.sql"), project.root.resolve("sql/q.sql"));
    assertThat(source(project.request(null, null)).text()).isEqualTo("SELECT 1");

    Path linked = Files.createSymbolicLink(directory.resolve("linked"), project.root);
    assertThat(source(new TestProject(linked).request(null, null)).text()).isEqualTo("SELECT 1");
  }

  @Test
  void devices_and_directories_are_no_sources() throws IOException {
    Files.createDirectories(project.root.resolve("tools/folder.sql"));
    assertThat(refused("folder.sql").message()).contains("it is a directory");

    Path zero = Path.of("/dev/zero");
    assumeTrue(Files.exists(zero));
    Files.createSymbolicLink(project.root.resolve("tools/zero.sql"), zero);
    assertThat(refused("zero.sql").message()).contains("is outside of the project");
    define("zero.sql");
    ProjectRequest request =
        project.request(null, null).withSourceDirectories(List.of(Path.of("/dev")));
    assertThat(problems(request).get(0).message()).contains("it is no regular file");
  }

  @Test
  void a_file_must_not_be_too_large() throws IOException {
    define("large.sql");
    Files.write(project.root.resolve("tools/large.sql"), new byte[16_000_001]);

    assertThat(refused("large.sql").message()).contains("more than 16000000 bytes");
  }

  @Test
  void a_host_may_name_further_directories() {
    define("../../outside.sql");
    ProjectRequest request = project.request(null, null).withSourceDirectories(List.of(directory));

    assertThat(source(request).text()).isEqualTo(CANARY);
  }

  @Test
  void a_byte_order_mark_is_no_part_of_a_source() throws IOException {
    for (String name : List.of("q.sql", "q.py", "q.txt")) {
      define(name);
      Path file = project.root.resolve("tools").resolve(name);
      Files.writeString(file, "\uFEFFSELECT 'ä'", StandardCharsets.UTF_8);
      assertThat(source(project.request(null, null)).text()).isEqualTo("SELECT 'ä'");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"latin-1", "iso-8859-15", "windows-1252", "ISO_8859_1"})
  void python_sources_have_the_encoding_that_they_declare(String encoding) throws IOException {
    define("q.py");
    byte[] text =
        ("#!/usr/bin/python\n# -*- coding: " + encoding + " -*-\nx = 'ä'\n").getBytes("latin1");
    Files.write(project.root.resolve("tools/q.py"), text);

    assertThat(source(project.request(null, null)).text()).endsWith("x = 'ä'\n");
  }

  @Test
  void an_encoding_that_is_unknown_or_not_kept_is_an_error() throws IOException {
    define("q.py");
    Path file = project.root.resolve("tools/q.py");
    Files.write(file, "# coding: klingon\n".getBytes(StandardCharsets.UTF_8));
    assertThat(refused("q.py").message()).contains("not in the encoding that it declares");
    Files.write(file, "x = 1\n\n# coding: latin-1\n'ä'".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(refused("q.py").message()).contains("not in the encoding that it declares");
  }

  private static List<Problem> problems(ProjectRequest request) {
    try {
      return ProjectLoader.load(request).problems();
    } catch (LoadException e) {
      return e.problems();
    }
  }
}
