package dev.mxcp.internal.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mxcp.internal.schema.FileSchemas.Kind;
import dev.mxcp.internal.yaml.Node;
import dev.mxcp.internal.yaml.YamlFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The quick check never calls a document good that everit finds fault with. */
class SchemaPrecheckTest {

  private static final int VARIANTS = 4_000;

  /** Stand in for whatever a file holds: of every kind, within limits and beyond. */
  private static final List<String> VALUES =
      List.of(
          "~",
          "''",
          "x",
          "'5'",
          "A b",
          "0",
          "-1",
          "5",
          "2147483648",
          "99999999999999999999",
          "1.5",
          "-0.0",
          "0.0",
          "1e999",
          ".nan",
          "true",
          "'true'",
          "[]",
          "[1]",
          "[a, b]",
          "[~]",
          "[[]]",
          "[{}]",
          "{}",
          "{a: 1}",
          "{name: x, type: string}",
          "{type: nope}",
          "2024-01-01",
          "string",
          "{type: array, items: {type: x}}",
          "{x: {type: object, properties: {y: 1}}}",
          "1.0");

  private final SchemaPrecheck fit = new SchemaPrecheck();
  private final EveritCheck faults = new EveritCheck();

  @ParameterizedTest
  @EnumSource(Kind.class)
  void good_files_are_certain(Kind kind) {
    assertThat(fit.certain(kind.file(), parse(good(kind)))).isTrue();
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void nothing_is_certain_that_everit_refuses(Kind kind) {
    int certain = 0;
    int doubtful = 0;
    for (int seed = 0; seed < VARIANTS; seed++) {
      Node document = YamlFile.parse(Path.of("a.yml"), damaged(good(kind), seed)).root();
      if (document == null) {
        continue;
      }
      if (fit.certain(kind.file(), document)) {
        certain++;
        assertThat(faults.find(kind, document)).as("seed %d", seed).isEmpty();
      } else {
        doubtful++;
      }
    }
    assertThat(certain).isGreaterThan(20);
    assertThat(doubtful).isGreaterThan(VARIANTS / 4);
  }

  @Test
  void an_unknown_key_a_missing_one_and_a_wrong_value_are_not_certain() {
    assertThat(isCertain("tool: {name: a, source: {code: x}}")).isTrue();
    assertThat(isCertain("tool: {name: a, source: {code: x}, extra: 1}")).isFalse();
    assertThat(isCertain("tool: {name: a}")).isFalse();
    assertThat(isCertain("tool: {name: 1, source: {code: x}}")).isFalse();
    assertThat(isCertain("tool: {name: ~, source: {code: x}}")).isFalse();
    assertThat(isCertain("[tool]")).isFalse();
  }

  @Test
  void limits_count() {
    assertThat(isCertain(parameter("minLength: 0"))).isTrue();
    assertThat(isCertain(parameter("minLength: -1"))).isFalse();
    assertThat(isCertain(parameter("minLength: 2147483648"))).isFalse();
    assertThat(isCertain(parameter("multipleOf: 0.5"))).isTrue();
    assertThat(isCertain(parameter("multipleOf: 0"))).isFalse();
    assertThat(isCertain(parameter("enum: []"))).isFalse();
    assertThat(isCertain(parameter("properties: {x: {type: nope}}"))).isFalse();
    assertThat(isCertain("tool: {name: a, language: Sql, source: {code: x}}")).isFalse();
  }

  private static String parameter(String rule) {
    return "tool: {name: a, source: {code: x}, parameters: [{name: p, type: array, %s}]}"
        .formatted(rule);
  }

  private boolean isCertain(String text) {
    return fit.certain(Kind.TOOL.file(), parse(text));
  }

  /** Puts another value, or another key, into some lines. */
  private static String damaged(String text, int seed) {
    Random random = new Random(seed);
    String[] lines = text.split("\n", -1);
    for (int i = 1 + random.nextInt(2); i > 0; i--) {
      int at = random.nextInt(lines.length);
      String value = VALUES.get(random.nextInt(VALUES.size()));
      lines[at] =
          switch (random.nextInt(4)) {
            case 0 -> "";
            case 1 -> lines[at].replaceFirst("(\\w+):", "$1x:");
            case 2 -> lines[at].replaceFirst("(\\w+: ?)[^,}\\]]+", "$1" + value);
            default -> lines[at].replaceFirst(":.*", ": " + value);
          };
    }
    return String.join("\n", lines);
  }

  private static Node parse(String text) {
    return Objects.requireNonNull(YamlFile.parse(Path.of("a.yml"), text).root());
  }

  private static String good(Kind kind) {
    String name =
        Map.of(Kind.SITE, "mxcp-site.yml", Kind.USER, "config.yml")
            .getOrDefault(kind, kind.name().toLowerCase(Locale.ROOT) + ".yml");
    try (var stream = SchemaPrecheckTest.class.getResourceAsStream("../project/good/" + name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
