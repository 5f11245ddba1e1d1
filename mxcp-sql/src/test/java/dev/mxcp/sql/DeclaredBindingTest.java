package dev.mxcp.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mxcp.Mxcp;
import dev.mxcp.Outcome;
import dev.mxcp.error.LoadException;
import dev.mxcp.fixture.ProjectDirectory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A parameter is bound as its type is declared, whatever the value has or lacks. */
class DeclaredBindingTest {

  private static final String INTEGERS = "{type: array, items: {type: integer}}";

  @TempDir Path directory;
  private static TimeZone zone;

  /** Runs where clocks are changed: values must not depend on it. */
  @BeforeAll
  static void change() {
    zone = TimeZone.getDefault();
    TimeZone.setDefault(TimeZone.getTimeZone("Australia/Lord_Howe"));
  }

  @AfterAll
  static void restore() {
    TimeZone.setDefault(zone);
  }

  private Mxcp project(String sql, String type) {
    return ProjectDirectory.create(directory)
        .write("tools/t.yml", tool(sql, "[" + type.replaceFirst("\\{", "{name: v, ") + "]"))
        .builder()
        .invoker(SqlInvoker.duckDb())
        .build();
  }

  private static String tool(String sql, String parameters) {
    return "mxcp: 1\ntool:\n  name: t\n  parameters: "
        + parameters
        + "\n  source:\n    code: |\n      "
        + sql
        + "\n";
  }

  private String json(String sql, String type, Object value) {
    try (Mxcp mxcp = project(sql, type)) {
      Outcome outcome = mxcp.call("t", Map.of("v", value));
      assertThat(outcome.isOk()).as(outcome.toString()).isTrue();
      return ((Outcome.Ok) outcome).json();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{type: array, items: {type: integer}}|[]|BIGINT[]|[]",
        "{type: array, items: {type: integer}}|[1, 2]|BIGINT[]|[1,2]",
        "{type: array, items: {type: integer}}|[1, 99999999999999999999]|HUGEINT[]|[1,99999999999999999999]",
        "{type: array, items: {type: number}}|[]|DOUBLE[]|[]",
        "{type: array, items: {type: number}}|[1, 2]|DOUBLE[]|[1.0,2.0]",
        "{type: array, items: {type: number}}|[0.5, 9007199254740993]|DECIMAL(38,1)[]|[0.5,9007199254740993.0]",
        "{type: array, items: {type: boolean}}|[]|BOOLEAN[]|[]",
        "{type: array, items: {type: string}}|[]|VARCHAR[]|[]",
        "{type: array, items: {type: array, items: {type: integer}}}|[]|BIGINT[][]|[]",
        "{type: array, items: {type: array, items: {type: integer}}}|[[], [1]]|BIGINT[][]|[[],[1]]",
        "{type: array, items: {type: string, format: date}}|[]|DATE[]|[]",
        "{type: array, items: {type: string, format: date}}|[\"2024-10-06\", \"infinity\"]|DATE[]|[\"2024-10-06\",\"infinity\"]",
        "{type: array, items: {type: string, format: time}}|[\"02:15\", \"24:00:00\"]|TIME[]|[\"02:15:00\",\"24:00:00\"]",
        "{type: array, items: {type: string, format: time}}|[\"02:15Z\", \"24:00:00+05:30\"]|TIME WITH TIME ZONE[]|[\"02:15:00Z\",\"24:00:00+05:30\"]",
        "{type: array, items: {type: string, format: date-time}}|[\"2024-10-06T02:15:00\", \"-infinity\"]|TIMESTAMP[]|[\"2024-10-06T02:15:00\",\"-infinity\"]",
        "{type: array, items: {type: string, format: date-time}}|[\"2024-10-06T02:15:00+10:30\", \"infinity\"]|TIMESTAMP WITH TIME ZONE[]|[\"2024-10-05T15:45:00Z\",\"infinity\"]",
        "{type: array, items: {type: string, format: timestamp}}|[1, \"infinity\"]|TIMESTAMP WITH TIME ZONE[]|[\"1970-01-01T00:00:01Z\",\"infinity\"]",
        "{type: array, items: {type: string, format: duration}}|[\"P1DT2H\", \"-PT0.5S\", \"P2W\"]|INTERVAL[]|[\"P1DT2H\",\"PT-0.5S\",\"P14D\"]",
        "{type: object, properties: {a: {type: integer}, b: {type: string, format: date}}}|{}|STRUCT(a BIGINT, b DATE)|{\"a\":null,\"b\":null}",
        "{type: object, properties: {a: {type: integer}}}|{\"b\": [true]}|STRUCT(a BIGINT, b BOOLEAN[])|{\"a\":null,\"b\":[true]}",
        "{type: array, items: {type: object, properties: {a: {type: integer}, b: {type: string}}}}|[]|STRUCT(a BIGINT, b VARCHAR)[]|[]",
        "{type: array, items: {type: object, properties: {a: {type: integer}, b: {type: string}}}}|[{\"a\": 1}, {\"b\": \"x\"}]|STRUCT(a BIGINT, b VARCHAR)[]|[{\"a\":1,\"b\":null},{\"a\":null,\"b\":\"x\"}]",
        "{type: string, format: date}|\"-infinity\"|DATE|\"-infinity\"",
        "{type: string, format: date}|\"2024-10-06\"|DATE|\"2024-10-06\"",
        "{type: string, format: time}|\"24:00:00\"|TIME|\"24:00:00\"",
        "{type: string, format: time}|\"13:45:00+05:30\"|TIME WITH TIME ZONE|\"13:45:00+05:30\"",
        "{type: string, format: time}|\"24:00:00Z\"|TIME WITH TIME ZONE|\"24:00:00Z\"",
        "{type: string, format: date-time}|\"infinity\"|TIMESTAMP|\"infinity\"",
        "{type: string, format: date-time}|\"2024-10-06T02:15:00\"|TIMESTAMP|\"2024-10-06T02:15:00\"",
        "{type: string, format: timestamp}|\"-infinity\"|TIMESTAMP WITH TIME ZONE|\"-infinity\"",
        "{type: string, format: duration}|\"P1Y2M3DT4H5M6.789S\"|INTERVAL|\"P1Y2M3DT4H5M6.789S\"",
        "{type: array}|[]|`\"NULL\"[]`|[]",
        "{type: array}|[1, 2.5]|DOUBLE[]|[1.0,2.5]",
        "{type: array}|[1, \"x\", null, [2]]|VARCHAR[]|[\"1\",\"x\",null,\"[2]\"]",
        "{type: array}|[{\"a\": 1}, {\"b\": [2]}]|STRUCT(a BIGINT, b BIGINT[])[]|[{\"a\":1,\"b\":null},{\"a\":null,\"b\":[2]}]",
        "{type: object}|{}|MAP(VARCHAR, VARCHAR)|{}",
        "{type: object}|{\"a\": null, \"b c\": {\"d\": 1}}|`STRUCT(a \"NULL\", \"b c\" STRUCT(d BIGINT))`|{\"a\":null,\"b c\":{\"d\":1}}",
      })
  void binds_as_declared(String type, String argument, String sqlType, String json) {
    Object value = dev.mxcp.json.JsonText.read(argument);

    assertThat(json("SELECT typeof($v) AS t, $v AS v", type, value))
        .isEqualTo("[" + json(sqlType, json) + "]");
  }

  private static String json(String type, String value) {
    return "{\"t\":" + dev.mxcp.json.JsonText.write(type) + ",\"v\":" + value + "}";
  }

  @Test
  void an_empty_list_is_compared_with_numbers() {
    assertThat(json("SELECT count(*) AS n FROM range(3) t(i) WHERE i IN $v", INTEGERS, List.of()))
        .isEqualTo("[{\"n\":0}]");
    assertThat(
            json(
                "SELECT count(*) AS n FROM range(3) t(i) WHERE i IN $v",
                "{type: array}",
                List.of()))
        .isEqualTo("[{\"n\":0}]");
  }

  @Test
  void rows_are_made_of_objects_that_lack_properties() {
    assertThat(
            json(
                "SELECT unnest($v, recursive := true)",
                "{type: array, items: {type: object, properties: {a: {type: integer},"
                    + " d: {type: string, format: date}}}}",
                List.of(Map.of("a", 1), Map.of("d", "2024-01-02"))))
        .isEqualTo("[{\"a\":1,\"d\":null},{\"a\":null,\"d\":\"2024-01-02\"}]");
  }

  @Test
  void a_duration_is_added_to_a_date() {
    assertThat(
            json("SELECT DATE '2024-01-01' + $v AS d", "{type: string, format: duration}", "P1D"))
        .isEqualTo("[{\"d\":\"2024-01-02T00:00:00\"}]");
  }

  @Test
  void parameters_that_are_one_in_sql_are_refused_at_load() {
    ProjectDirectory project =
        ProjectDirectory.create(directory)
            .write(
                "tools/t.yml",
                tool("SELECT $id", "[{name: id, type: integer}, {name: ID, type: integer}]"));

    assertThatThrownBy(() -> project.builder().invoker(SqlInvoker.duckDb()).build())
        .isInstanceOf(LoadException.class)
        .hasMessageContaining("The parameters id and ID are one in SQL");
  }
}
