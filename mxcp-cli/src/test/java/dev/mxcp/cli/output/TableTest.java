package dev.mxcp.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TableTest {

  private static Map<String, Object> row(String name, Object value) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("name", name);
    row.put("value", value);
    return row;
  }

  @Test
  void aligns_wide_and_combining_characters() {
    String table = Table.of(List.of(row("日本", 1), row("e\u0301a", 2)), 80);

    assertThat(table)
        .isEqualTo(
            """
            name  value
            ----  -----
            日本  1
            e\u0301a    2""");
  }

  @Test
  void escapes_control_characters_of_data() {
    String table = Table.of(List.of(row("a\u001b[2Jb\u202e", "x\ny")), 80);

    assertThat(table).contains("a\\u001b[2Jb\\u202e  x\\ny").doesNotContain("\u001b", "\u202e");
  }

  @Test
  void shows_rows_one_below_the_other_where_they_are_too_wide() {
    String table = Table.of(List.of(row("a", "x".repeat(30)), row("日本", 2)), 20);

    assertThat(table)
        .isEqualTo(
            """
            --- 1
            name   a
            value  xxxxxxxxxx...
            --- 2
            name   日本
            value  2""");
  }
}
