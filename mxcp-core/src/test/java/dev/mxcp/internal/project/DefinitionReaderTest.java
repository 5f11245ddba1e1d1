package dev.mxcp.internal.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mxcp.definition.Endpoint;
import dev.mxcp.definition.Prompt;
import dev.mxcp.definition.Resource;
import dev.mxcp.definition.Source;
import dev.mxcp.definition.TestCase.Expectation;
import dev.mxcp.definition.TestCase.Expectation.Kind;
import dev.mxcp.definition.Tool;
import dev.mxcp.definition.ValueType.StringType;
import dev.mxcp.error.Problem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefinitionReaderTest {

  private static final String HEAD = "mxcp: 1\ntool:\n  name: t\n";
  private static final String CODE = "  source: {code: SELECT 1}\n";

  @TempDir Path root;
  private TestProject project;

  @BeforeEach
  void create_project() {
    project = new TestProject(root);
  }

  private Tool tool(String more) {
    project.write("tools/t.yml", HEAD + more);
    Project loaded = project.load();
    assertThat(loaded.problems()).isEmpty();
    return (Tool) loaded.endpoints().get(0);
  }

  @ParameterizedTest
  @CsvSource({
    "language: python | code: x, python",
    "language: sql | code: x; language: python, sql",
    "enabled: true | code: x; language: python, python",
    "enabled: true | file: a.py, python",
    "enabled: true | file: a.sql, sql",
    "enabled: true | file: a.txt, sql",
    "enabled: true | code: x, sql",
    "language: sql | file: a.py, sql"
  })
  void the_language_is_that_of_the_nearest_who_says_it(String keys, String language) {
    project.write("tools/a.py", "x").write("tools/a.sql", "x").write("tools/a.txt", "x");
    String[] parts = keys.split(" \\| ");
    String source = parts[1].replace(";", ",");
    assertThat(tool("  " + parts[0] + "\n  source: {" + source + "}\n").language())
        .isEqualTo(language);
  }

  @Test
  void a_source_file_is_relative_to_the_definition() {
    project.write("sql/q.sql", "SELECT 'ä'");
    assertThat(tool("  source: {file: ../sql/q.sql}\n").source())
        .isInstanceOfSatisfying(
            Source.File.class,
            file -> {
              assertThat(file.path()).isEqualTo(root.resolve("sql/q.sql"));
              assertThat(file.text()).isEqualTo("SELECT 'ä'");
            });
  }

  @Test
  void a_source_file_with_a_slash_is_relative_to_the_project() {
    project.write("sql/q.sql", "SELECT 1");
    assertThat(tool("  source: {file: /sql/q.sql}\n").source().text()).isEqualTo("SELECT 1");
  }

  @ParameterizedTest
  @CsvSource({"5s, 5000", "500ms, 500", "2m, 120000", "1h, 3600000", "3, 3000", "0.5, 500"})
  void a_timeout_has_a_unit_or_is_in_seconds(String text, long millis) {
    assertThat(tool(CODE + "  timeout: " + text + "\n").timeout())
        .isEqualTo(Duration.ofMillis(millis));
  }

  @Test
  void a_string_type_takes_words_and_digits_as_they_are_written() {
    String parameter = "{name: a, type: string, default: no, enum: [no, yes, 007, 1.50]}";
    Tool tool = tool(CODE + "  parameters: [" + parameter + "]\n");

    StringType type = (StringType) tool.parameters().get(0).type();
    assertThat(type.info().enumeration()).isEqualTo(List.of("no", "yes", "007", "1.50"));
    assertThat(type.info().defaultValue().value()).isEqualTo("no");
  }

  @Test
  void a_default_of_null_is_a_default() {
    Tool tool = tool(CODE + "  parameters: [{name: a, type: string, default: null}]\n");
    assertThat(tool.parameters().get(0).isRequired()).isFalse();
  }

  @Test
  void keys_without_a_value_are_absent() {
    Tool tool = tool(CODE + "  description:\n  parameters: null\n  return: ~\n  tests:\n");
    assertThat(tool.description()).isNull();
    assertThat(tool.parameters()).isEmpty();
    assertThat(tool.returns()).isNull();
  }

  @Test
  void a_result_of_null_is_expected_where_it_is_written() {
    Tool tool =
        tool(CODE + "  tests: [{name: a, result: null}, {name: b}, {name: c, result_length: 2}]\n");
    assertThat(tool.tests().get(0).expectations())
        .containsExactly(new Expectation(Kind.RESULT, null));
    assertThat(tool.tests().get(1).expectations()).isEmpty();
    assertThat(tool.tests().get(2).expectations())
        .containsExactly(new Expectation(Kind.RESULT_LENGTH, 2L));
  }

  @ParameterizedTest
  @CsvSource({"1", "'\"1\"'", "1.0", "'\"1.0\"'", "1.0.0"})
  void knows_the_spellings_of_version_one(String version) {
    project.write("tools/t.yml", "mxcp: " + version + "\ntool:\n  name: t\n" + CODE);
    project.write("mxcp-site.yml", "mxcp: " + version + "\nproject: demo\nprofile: default\n");
    assertThat(project.problems()).isEmpty();
  }

  @Test
  void finds_files_at_any_depth_in_the_order_of_their_paths() {
    for (String name : List.of("b.yml", "a/z.yaml", "a/b/c.yml", ".hidden.yml", ".git/x.yml")) {
      String id = name.replaceAll("[./]", "_");
      project.write("tools/" + name, "tool: {name: " + id + ", source: {code: x}}\n");
    }
    project.write("tools/readme.md", "no definition");
    assertThat(project.load().endpoints())
        .extracting(Endpoint::id)
        .containsExactly("a_b_c_yml", "a_z_yaml", "b_yml");
  }

  @Test
  void directories_can_be_moved_and_shared() {
    project.write(
        "mxcp-site.yml", "project: demo\nprofile: default\npaths: {tools: x, prompts: x}\n");
    project.write("x/t.yml", HEAD + CODE);
    project.write("x/p.yml", "prompt: {name: p, messages: [{prompt: hi}]}\n");
    project.write("x/r.yml", "resource: {uri: 'a://b', source: {code: x}}\n");

    Project loaded = project.load();

    assertThat(loaded.endpoints()).extracting(Endpoint::id).containsExactly("p", "t");
    assertThat(loaded.problems())
        .extracting(problem -> problem.code().id())
        .containsExactly("wrong-directory");
  }

  @Test
  void a_disabled_endpoint_is_not_there_but_its_shape_is_checked() {
    project.write("tools/a.yml", "tool: {name: a, enabled: no, source: {file: gone.sql}}\n");
    project.write("tools/b.yml", "tool: {name: b, enabled: no, sorce: {code: x}}\n");

    Project loaded = project.load();

    assertThat(loaded.endpoints()).isEmpty();
    assertThat(loaded.problems())
        .extracting(problem -> problem.position().file().getFileName().toString())
        .containsOnly("b.yml");
  }

  @Test
  void a_name_that_stands_twice_belongs_to_nobody() {
    project.write("tools/a.yml", HEAD + CODE).write("tools/b.yml", HEAD + CODE);
    project.write("prompts/p.yml", "prompt: {name: t, messages: [{prompt: hi}]}\n");

    Project loaded = project.load();

    assertThat(loaded.endpoints()).singleElement().isInstanceOf(Prompt.class);
    assertThat(loaded.problems()).hasSize(2);
    assertThat(loaded.problems().get(0).hint()).contains("b.yml:3:9");
    assertThat(loaded.problems()).extracting(Problem::endpoint).containsOnly("t");
  }

  @Test
  void one_broken_file_does_not_hide_the_problems_of_another() {
    project.write("tools/a.yml", "tool: {name: ").write("tools/b.yml", HEAD + "  sorce: x\n");
    project.write("tools/c.yml", HEAD.replace("t\n", "ok\n") + CODE);

    Project loaded = project.load();

    assertThat(loaded.endpoints()).extracting(Endpoint::id).containsExactly("ok");
    assertThat(loaded.problems())
        .extracting(problem -> problem.position().file().getFileName() + " " + problem.code().id())
        .containsExactly("a.yml yaml-syntax", "b.yml missing-key", "b.yml unknown-key");
  }

  @Test
  void reads_everything_that_a_tool_says() {
    project.write("tools/t.yml", MutationTest.good("tool.yml"));
    Tool tool = (Tool) project.load().endpoints().get(0);

    assertThat(tool.tags()).containsExactly("stock", "shop/floor");
    assertThat(tool.annotations().readOnlyHint()).isTrue();
    assertThat(tool.annotations().destructiveHint()).isNull();
    assertThat(tool.annotations().openWorldHint()).isFalse();
    assertThat(tool.policies().output().get(0).fields()).containsExactly("units");
    assertThat(tool.tests().get(0).user()).isEqualTo(Map.of("role", "admin"));
    assertThat(tool.tests().get(0).arguments()).containsEntry("limits", Map.of("low", 1L));
    assertThat(tool.metadata()).containsKey("owner");
    assertThat(tool.timeout()).isEqualTo(Duration.ofMillis(2500));
  }

  @Test
  void reads_a_resource() {
    project.write("resources/r.yml", MutationTest.good("resource.yml"));
    Resource resource = (Resource) project.load().endpoints().get(0);

    assertThat(resource.id()).isEqualTo("users://{region}/{id}.json");
    assertThat(resource.mimeType()).isEqualTo("application/json");
  }

  @Test
  void a_parameter_of_a_resource_outside_of_its_uri_is_a_warning() {
    project.write(
        "resources/r.yml",
        """
        mxcp: 1
        resource:
          uri: a://{id}
          parameters:
            - {name: id, type: string}
            - {name: limit, type: integer, default: 5}
            - {name: region, type: string}
          source: {code: SELECT $id}
        """);

    Project loaded = project.load();
    assertThat(loaded.endpoints()).hasSize(1);
    assertThat(loaded.problems())
        .extracting(problem -> problem.severity() + " " + problem.message())
        .containsExactly(
            "WARNING The parameter `limit` does not stand in the URI.",
            "WARNING The parameter `region` does not stand in the URI.");
    assertThat(loaded.problems().get(0).hint()).contains("a read by URI gets its default");
    assertThat(loaded.problems().get(1).hint()).contains("a read by URI fails");
  }

  @Test
  void a_python_source_may_have_any_encoding() throws Exception {
    project.write("tools/t.yml", "mxcp: 1\ntool: {name: t, source: {file: t.py}}\n");
    Path file = root.resolve("tools/t.py");
    String text = "# coding: latin-1\ndef t(): return '\u00e9'";
    java.nio.file.Files.write(file, text.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
    assertThat(((Tool) project.load().endpoints().get(0)).source().text()).isEqualTo(text);

    java.nio.file.Files.writeString(file, "\ufeffdef t(): pass");
    assertThat(((Tool) project.load().endpoints().get(0)).source().text())
        .isEqualTo("def t(): pass");
  }

  @Test
  void a_file_that_is_not_utf_8_is_told() throws Exception {
    project.write("tools/t.yml", "");
    java.nio.file.Files.write(root.resolve("tools/t.yml"), new byte[] {'a', (byte) 0xff});
    assertThat(project.problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.message()).contains("not UTF-8"));
  }
}
