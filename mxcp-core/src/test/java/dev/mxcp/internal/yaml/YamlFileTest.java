package dev.mxcp.internal.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mxcp.error.ProblemCode;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlFileTest {

  private static YamlFile parse(String text) {
    return YamlFile.parse(Path.of("a.yml"), text);
  }

  private static Object value(String text) {
    YamlFile file = parse(text);
    assertThat(file.problems()).isEmpty();
    return file.root().plain();
  }

  @Test
  void plain_scalars_follow_yaml_1_1() {
    assertThat(value("[yes, No, ON, off, true, FALSE, y, n, tRue]"))
        .isEqualTo(List.of(true, false, true, false, true, false, "y", "n", "tRue"));
    assertThat(value("[1, -2, +3, 1_000, 010, 0x1F, 0b11, 0, 99999999999999999999]"))
        .isEqualTo(
            List.of(1L, -2L, 3L, 1000L, 8L, 31L, 3L, 0L, new BigInteger("99999999999999999999")));
    assertThat(value("[1.5, .5, 1., 1e3, 2E-1, 1_0.5]"))
        .isEqualTo(List.of(1.5, .5, 1.0, 1000.0, 0.2, 10.5));
    assertThat(value("[.inf, -.Inf, .nan]"))
        .isEqualTo(List.of(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN));
    assertThat(value("[~, null, Null, NULL, ]")).isEqualTo(Arrays.asList(null, null, null, null));
  }

  @Test
  void what_looks_like_something_else_stays_text() {
    assertThat(value("['yes', \"1\", 2024-01-02, 12:30, 1.2.3, 0x, 09, -, 1__, =]"))
        .isEqualTo(List.of("yes", "1", "2024-01-02", "12:30", "1.2.3", "0x", "09", "-", 1L, "="));
  }

  @Test
  void tags_of_yaml_choose_the_type() {
    assertThat(value("[!!str 5, !!int '5', !!float 2, !!bool yes, !!null '', ! 5]"))
        .isEqualTo(Arrays.asList("5", 5L, 2L, true, null, "5"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"!!int x", "!!bool 1", "!!null x", "!!map [1]", "!!seq {a: 1}", "!x {}"})
  void tags_that_do_not_fit_their_value_are_reported(String text) {
    assertThat(parse("a: " + text).problems())
        .singleElement()
        .asString()
        .contains("a.yml:1:4", "does not fit its value");
  }

  @Test
  void nodes_know_where_they_stand() {
    Node.Mapping root = (Node.Mapping) parse("a:\n  - {b: 1}\n  -   c\n").root();
    Node.Sequence list = (Node.Sequence) root.get("a");
    Node.Entry entry = ((Node.Mapping) list.items().get(0)).entries().get("b");

    assertThat(entry.position()).hasToString("a.yml:2:6").extracting("path").isEqualTo("a[0].b");
    assertThat(entry.value().position()).hasToString("a.yml:2:9");
    assertThat(list.items().get(1).position())
        .hasToString("a.yml:3:7")
        .extracting("path")
        .isEqualTo("a[1]");
  }

  @Test
  void an_alias_has_the_path_of_its_place_and_the_line_of_its_anchor() {
    Node.Mapping root = (Node.Mapping) parse("a: &x {b: 1}\nc: *x\n").root();

    assertThat(root.mapping("c").at("b"))
        .hasToString("a.yml:1:11")
        .extracting("path")
        .isEqualTo("c.b");
  }

  @Test
  void a_merge_adds_the_keys_that_are_not_there() {
    assertThat(value("a: &a {x: 1, y: 2}\nb: &b {y: 3, z: 4}\nc: {<<: [*a, *b], x: 0}\n"))
        .extracting(map -> ((Map<?, ?>) map).get("c"))
        .isEqualTo(Map.of("x", 0L, "y", 2L, "z", 4L));
    assertThat(value("{'<<': 1}")).isEqualTo(Map.of("<<", 1L));
  }

  @Test
  void a_byte_order_mark_is_skipped() {
    assertThat(value("\uFEFFa: 1")).isEqualTo(Map.of("a", 1L));
  }

  @Test
  void several_problems_are_reported_together() {
    assertThat(parse("a: *x\nb: !y z\na: 1\n").problems())
        .extracting(problem -> problem.code().id() + " " + problem.position())
        .containsExactly(
            "yaml-syntax a.yml:1:4", "yaml-syntax a.yml:2:4", "duplicate-key a.yml:3:1");
  }

  @ParameterizedTest
  @ValueSource(ints = {66, 1_000, 100_000})
  void deep_nesting_is_refused(int depth) {
    String deep = "[".repeat(depth) + "]".repeat(depth);
    assertThat(parse(deep).problems())
        .singleElement()
        .extracting("code")
        .isEqualTo(ProblemCode.YAML_LIMIT);
  }

  @Test
  void deep_blocks_are_refused() {
    StringBuilder deep = new StringBuilder();
    for (int i = 0; i < 500; i++) {
      deep.append(" ".repeat(i)).append("a:\n");
    }
    assertThat(parse(deep.toString()).problems())
        .singleElement()
        .extracting("code")
        .isEqualTo(ProblemCode.YAML_LIMIT);
  }

  @Test
  void aliases_that_multiply_are_refused() {
    assertThat(parse(billion()).problems())
        .singleElement()
        .extracting("code")
        .isEqualTo(ProblemCode.YAML_LIMIT);
  }

  private static String billion() {
    StringBuilder text = new StringBuilder("a0: &a0 x\n");
    for (int i = 1; i < 10; i++) {
      text.append("a").append(i).append(": &a").append(i).append(" [");
      text.append(("*a" + (i - 1) + ", ").repeat(10)).append("]\n");
    }
    return text.toString();
  }

  @Test
  void long_keys_do_not_multiply() {
    String keys = "? " + "k".repeat(300_000) + "\n: [" + "a, ".repeat(50_000) + "]\n";
    Node.Mapping root = (Node.Mapping) parse(keys).root();
    Node.Entry entry = root.entries().values().iterator().next();
    assertThat(((Node.Sequence) entry.value()).items().get(9).position().path())
        .hasSizeLessThan(600);
  }

  @Test
  void large_files_are_refused() {
    assertThat(parse("#".repeat(YamlFile.MAX_LENGTH + 1)).problems())
        .singleElement()
        .extracting("code")
        .isEqualTo(ProblemCode.YAML_LIMIT);
  }
}
