package dev.mxcp.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mxcp.error.ToolException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Runs the table of conversions in docs/types.md. */
class TypesDocumentTest {

  private static final Pattern ROW =
      Pattern.compile("\\| `(\\{type:.*?})` \\| (java )?`(.*?)` \\| (.*) \\|");
  private static final Pattern VALUE = Pattern.compile("(\\w+) `(.*)`");

  private record Row(String type, boolean isJava, String argument, String becomes) {}

  @TestFactory
  Stream<DynamicTest> converts_as_documented() throws IOException {
    return rows().stream().map(row -> DynamicTest.dynamicTest(row.toString(), () -> check(row)));
  }

  @Test
  void table_is_read() throws IOException {
    assertThat(rows()).hasSizeGreaterThan(50);
  }

  private static void check(Row row) {
    Object given = row.isJava() ? javaValue(row.argument()) : TypeText.value(row.argument());
    String actual = outcome(row.type(), given);
    Matcher value = VALUE.matcher(row.becomes());
    assertThat(actual)
        .isEqualTo(value.matches() ? value.group(1) + " " + value.group(2) : row.becomes());
  }

  private static String outcome(String type, @Nullable Object given) {
    ArgumentCodec codec = ArgumentCodec.of(TypeText.parameters("{v: " + type + "}"));
    try {
      Object value = codec.decode(Collections.singletonMap("v", given)).get("v");
      return value == null ? "null" : kind(value) + " " + value;
    } catch (ToolException e) {
      return e.getMessage().replaceFirst("Invalid arguments: v(: |\\.)", "");
    }
  }

  private static String kind(Object value) {
    if (value instanceof List) {
      return "List";
    }
    return value instanceof Map ? "Map" : value.getClass().getSimpleName();
  }

  private static Object javaValue(String name) {
    return switch (name) {
      case "UUID" -> UUID.fromString("123e4567-e89b-12d3-a456-426614174000");
      case "enum" -> TimeUnit.DAYS;
      case "byte[]" -> new byte[] {1, 2, 3};
      case "byte" -> (byte) 5;
      case "int[]" -> new int[] {1, 2, 3};
      case "LocalDate" -> LocalDate.of(2024, 1, 2);
      case "Instant" -> Instant.parse("2024-01-02T03:04:05Z");
      case "BigDecimal" -> new BigDecimal("1.10");
      case "NaN" -> Double.NaN;
      case "Map of LocalDate" -> Map.of(LocalDate.of(2024, 1, 2), 1);
      case "Map of 1 and \"1\"" -> Map.of(1, 1, "1", 2);
      case "Iterable" -> new Numbers();
      default -> throw new IllegalArgumentException(name);
    };
  }

  /** What can be iterated and is no collection. */
  private static final class Numbers implements Iterable<Integer> {
    @Override
    public Iterator<Integer> iterator() {
      return List.of(1).iterator();
    }
  }

  private static List<Row> rows() throws IOException {
    Path document = Path.of("docs/types.md");
    Path found = Files.exists(document) ? document : Path.of("..").resolve(document);
    return Files.readAllLines(found).stream()
        .map(ROW::matcher)
        .filter(Matcher::matches)
        .map(m -> new Row(m.group(1), m.group(2) != null, m.group(3), m.group(4)))
        .toList();
  }
}
