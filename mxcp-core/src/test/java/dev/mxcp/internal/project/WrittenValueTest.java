package dev.mxcp.internal.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mxcp.definition.TestCase;
import dev.mxcp.definition.TestCase.Expectation;
import dev.mxcp.definition.Tool;
import dev.mxcp.definition.ValueType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** YAML is read one way: of a declared string, a scalar is what is written, wherever it stands. */
class WrittenValueTest {

  @TempDir Path root;

  private static Tool tool(Path root, String text) {
    Project project = new TestProject(root).write("tools/t.yml", text).load();
    assertThat(project.problems()).isEmpty();
    return (Tool) project.endpoints().get(0);
  }

  private Tool tool(String parameterType, String returns, String tests) {
    return tool(
        root,
        "tool:\n  name: t\n  source: {code: SELECT 1}\n  parameters:\n    - {name: p, "
            + parameterType
            + "}\n  return: "
            + returns
            + "\n  tests:\n    - {name: one, "
            + tests
            + "}\n");
  }

  private static Object expected(Tool tool, Expectation.Kind kind) {
    return tool.tests().get(0).expectations().stream()
        .filter(expectation -> expectation.kind() == kind)
        .findFirst()
        .orElseThrow()
        .value();
  }

  @Provide
  Arbitrary<String> scalars() {
    return Arbitraries.of(
        "01234",
        "no",
        "Yes",
        "on",
        "1.10",
        "1e3",
        "0x1f",
        "1_000",
        ".5",
        "12:30",
        "2024-01-02",
        "true",
        "FALSE",
        "-0",
        "+5",
        "010",
        ".inf",
        "text");
  }

  @Property
  void a_string_is_what_is_written_in_default_enum_arguments_and_expectations(
      @ForAll("scalars") String text) throws Exception {
    Path directory = Files.createTempDirectory("mxcp-written");
    try {
      Tool tool =
          tool(
              directory,
              """
              tool:
                name: t
                source: {code: SELECT 1}
                parameters:
                  - {name: p, type: string, default: §, enum: [§], examples: [§]}
                  - {name: l, type: array, items: {type: string}, default: [§]}
                  - {name: o, type: object, properties: {a: {type: string}}, default: {a: §}}
                return: {type: string}
                tests:
                  - name: one
                    arguments:
                      - {key: p, value: §}
                      - {key: l, value: [§]}
                      - {key: o, value: {a: §}}
                    result: §
              """
                  .replace("§", text));
      Map<String, Object> all = Map.of("p", text, "l", List.of(text), "o", Map.of("a", text));
      tool.parameters()
          .forEach(
              parameter ->
                  assertThat(parameter.type().info().defaultValue().value())
                      .isEqualTo(all.get(parameter.name())));
      ValueType type = tool.parameters().get(0).type();
      assertThat(type.info().enumeration()).isEqualTo(List.of(text));
      assertThat(type.info().examples()).isEqualTo(List.of(text));
      assertThat(tool.tests().get(0).arguments()).isEqualTo(all);
      assertThat(expected(tool, Expectation.Kind.RESULT)).isEqualTo(text);
    } finally {
      delete(directory);
    }
  }

  private static void delete(Path directory) throws IOException {
    try (var files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Test
  void other_types_are_read_as_yaml_reads_them() {
    Tool tool =
        tool(
            "type: integer",
            "{type: object, properties: {n: {type: number}, s: {type: string}}}",
            "arguments: [{key: p, value: 010}], result: {n: 1.10, s: 1.10, more: no}");

    assertThat(tool.tests().get(0).arguments()).isEqualTo(Map.of("p", 8L));
    assertThat(expected(tool, Expectation.Kind.RESULT))
        .isEqualTo(Map.of("n", 1.1, "s", "1.10", "more", false));
  }

  @Test
  void parts_of_results_have_the_types_of_their_places() {
    Tool tool =
        tool(
            "type: string",
            "{type: array, items: {type: object, properties: {zip: {type: string}}}}",
            "result_contains: {zip: 01234}, result_contains_item: {zip: 01234},"
                + " result_contains_all: [{zip: 01234}],"
                + " result_length: 3");

    assertThat(expected(tool, Expectation.Kind.RESULT_CONTAINS)).isEqualTo(Map.of("zip", "01234"));
    assertThat(expected(tool, Expectation.Kind.RESULT_CONTAINS_ITEM))
        .isEqualTo(Map.of("zip", "01234"));
    assertThat(expected(tool, Expectation.Kind.RESULT_CONTAINS_ALL))
        .isEqualTo(List.of(Map.of("zip", "01234")));
    assertThat(expected(tool, Expectation.Kind.RESULT_LENGTH)).isEqualTo(3L);
  }

  @Test
  void null_stays_null() {
    Tool tool = tool("type: string, default: null", "{type: string}", "result: ~");
    TestCase test = tool.tests().get(0);

    assertThat(test.expectations().get(0).value()).isNull();
  }
}
