package dev.mxcp.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mxcp.CallOptions;
import dev.mxcp.Mxcp;
import dev.mxcp.Outcome;
import dev.mxcp.fixture.ProjectDirectory;
import dev.mxcp.json.JsonText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every type that the engine has, and every cell that is hard to read, through every door. */
class AllTypesTest {

  private static final String TABLE = "FROM test_all_types()";

  @TempDir Path directory;
  private Mxcp mxcp;

  private void start(String sql) {
    mxcp =
        ProjectDirectory.create(directory)
            .write(
                "tools/all.yml",
                "mxcp: 1\ntool:\n  name: all\n  source:\n    code: |\n      " + sql + "\n")
            .builder()
            .invoker(SqlInvoker.duckDb())
            .build();
  }

  @AfterEach
  void close() {
    mxcp.close();
  }

  /** Returns the JSON that all doors give. */
  private String json(String sql) throws IOException {
    start(sql);
    String json = JsonText.write(mxcp.runtime().database().execute(sql));
    Outcome outcome = mxcp.call("all", Map.of());
    assertThat(outcome.isOk()).as(outcome.toString()).isTrue();
    assertThat(((Outcome.Ok) outcome).json()).isEqualTo(json);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThat(mxcp.callToJson("all", Map.of(), CallOptions.DEFAULT, out)).isEmpty();
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(json);
    return json;
  }

  @Test
  void the_table_of_all_types_is_the_same_through_every_door() throws IOException {
    assertThat(json(TABLE))
        .contains("\"uhugeint\":340282366920938463463374607431768211455")
        .contains("\"date\":\"-5877641-06-25\"", "\"date\":\"+5881580-07-10\"")
        .contains("\"time\":\"24:00:00\"", "\"time_tz\":\"24:00:00-15:59:59\"")
        .contains("\"timestamp_ns\":\"2262-04-11T23:47:16.854775806\"")
        .contains("\"timestamp_tz\":\"+294247-01-10T04:00:54.775806Z\"")
        .contains("\"dec38_10\":9999999999999999999999999999.9999999999")
        .contains("\"interval\":\"P83Y3M999DT16M39.999999S\"")
        .contains("\"bit\":\"0010001001011100010101011010111\"", "\"bit\":\"10101\"")
        .contains("\"large_enum\":\"enum_69999\"", "\"union\":\"Frank\"", "\"union\":5")
        .contains("\"date_array\":[\"1970-01-01\",\"infinity\",\"-infinity\",null,\"2022-05-12\"]")
        .contains("\"double_array\":[42.0,null,null,null,null,-42.0]")
        .contains("\"fixed_struct_array\":[{\"a\":null,\"b\":null},{\"a\":42,\"b\":")
        .contains("\"fixed_array_of_int_list\":[[],[42,999,null,null,-42],[]]");
  }

  @Test
  void every_value_of_the_table_comes_back_as_a_parameter() {
    start("SELECT 1");
    for (Map<String, Object> row : mxcp.runtime().database().execute(TABLE)) {
      // A parameter holds microseconds.
      row.forEach((name, value) -> comesBack(name, value, name.equals("timestamp_ns") ? 3 : 0));
    }
  }

  private void comesBack(String name, Object value, int fewer) {
    Object back =
        mxcp.runtime()
            .database()
            .execute("SELECT $v AS v", Collections.singletonMap("v", value))
            .get(0)
            .get("v");
    String text = JsonText.write(value);
    String expected = fewer > 0 && text.length() > 28 ? text.replaceFirst("\\d{3}\"$", "\"") : text;
    assertThat(JsonText.write(back)).as(name).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "(1, 'x')|[1,\"x\"]",
        "[(1, (2, NULL))]|[[1,[2,null]]]",
        "{'k': (1, 2)}|{\"k\":[1,2]}",
        "'{\"a\": 1, \"a\": 2}'::JSON|\"{\\\"a\\\": 1, \\\"a\\\": 2}\"",
        "['{\"a\": 1, \"a\": 2}'::JSON, '[1]'::JSON]|[\"{\\\"a\\\": 1, \\\"a\\\": 2}\",[1]]",
        "MAP {true: 1, false: 2}|{\"true\":1,\"false\":2}",
        "MAP {[1, 2]: 'x'}|{\"[1,2]\":\"x\"}",
        "MAP {'\\xFF'::BLOB: 1}|{\"/w==\":1}",
        "MAP {DATE 'infinity': TIME '24:00:00'}|{\"infinity\":\"24:00:00\"}",
        "MAP {1.50: 1}|{\"1.50\":1}",
        "['NaN'::DOUBLE, 'inf'::FLOAT]|[null,null]",
        "TIMETZ '24:00:00-05:30'|\"24:00:00-05:30\"",
        "DATE '0044-03-15 (BC)'|\"-0043-03-15\"",
      })
  void reads_values_that_are_hard_to_read(String sql, String json) throws IOException {
    assertThat(json("SELECT " + sql + " AS v")).isEqualTo("[{\"v\":" + json + "}]");
  }

  @Test
  void a_number_beyond_what_json_may_have_is_a_text() throws IOException {
    String digits = "7".repeat(2000);
    assertThat(json("SELECT '[" + digits + "]'::JSON AS j, 1 AS n"))
        .isEqualTo("[{\"j\":\"[" + digits + "]\",\"n\":1}]");
  }

  @Test
  void columns_of_one_name_are_told_apart() throws IOException {
    assertThat(json("SELECT 1 AS a, 2 AS a, 3 AS a_1, 4 AS A"))
        .isEqualTo("[{\"a\":1,\"a_2\":2,\"a_1\":3,\"A\":4}]");
  }
}
