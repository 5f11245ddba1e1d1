package dev.mxcp.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {

  @Test
  void writes_compact_text_in_order() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("z", Arrays.asList(1, null, true));
    map.put("a", "é\"\n");

    assertThat(JsonText.write(map)).isEqualTo("{\"z\":[1,null,true],\"a\":\"é\\\"\\n\"}");
  }

  @Test
  void writes_numbers_exactly() {
    assertThat(JsonText.write(new BigDecimal("1E+3"))).isEqualTo("1000");
    assertThat(JsonText.write(new BigDecimal("1.10"))).isEqualTo("1.10");
    assertThat(JsonText.write(new BigDecimal("1E-10"))).isEqualTo("0.0000000001");
    assertThat(JsonText.write(BigInteger.TEN.pow(30))).isEqualTo("1" + "0".repeat(30));
    assertThat(JsonText.write(0.1)).isEqualTo("0.1");
    assertThat(JsonText.write(1e300)).isEqualTo("1.0E300");
    assertThat(JsonText.write(Double.NaN)).isEqualTo("null");
  }

  @Test
  void writes_what_results_may_be() {
    assertThat(JsonText.write(LocalDate.EPOCH)).isEqualTo("\"1970-01-01\"");
    assertThatThrownBy(() -> JsonText.write(List.of(new Object())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Not a JSON value: [0]: expected a value that JSON can hold, got a value of java.lang.Object");
  }

  @Test
  void writes_lone_surrogates_as_escapes_that_can_be_encoded_and_read_again() {
    String text = "a\ud800b\udc00😀\udbff";
    String json = JsonText.write(Map.of(text, text));

    assertThat(json).contains("a\\ud800b\\udc00😀\\udbff");
    assertThat(new String(json.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
        .isEqualTo(json);
    assertThat(JsonText.read(JsonText.write(text))).isEqualTo(text);
  }

  @Test
  void reads_values_without_loss() {
    assertThat(JsonText.read(" 5 ")).isEqualTo(5L);
    assertThat(JsonText.read("-9223372036854775808")).isEqualTo(Long.MIN_VALUE);
    assertThat(JsonText.read("9223372036854775808"))
        .isEqualTo(new BigInteger("9223372036854775808"));
    assertThat(JsonText.read("0.1")).isEqualTo(0.1);
    assertThat(JsonText.read("1e2")).isEqualTo(100.0);
    assertThat(JsonText.read("0.12345678901234567890"))
        .isEqualTo(new BigDecimal("0.12345678901234567890"));
    assertThat(JsonText.read("1e400")).isEqualTo(new BigDecimal("1e400"));
    assertThat(JsonText.read("null")).isNull();
    assertThat(JsonText.read("{\"b\":[{}],\"a\":null}")).hasToString("{b=[{}], a=null}");
  }

  @Test
  void what_it_reads_is_immutable() {
    List<?> list = (List<?>) JsonText.read("[1]");

    assertThatThrownBy(list::clear).isInstanceOf(UnsupportedOperationException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "1 2",
        "[1",
        "[1,]",
        "{\"a\":1,\"a\":2}",
        "{a:1}",
        "'a'",
        "NaN",
        "Infinity",
        "-Infinity",
        "01",
        "+1",
        "1.",
        ".5",
        "0x1",
        "tru",
        "nul",
        "[1]]",
        "{\"a\"}",
        "\"a\nb\"",
        "// x\n1",
        "1e99999999",
        "\"\\x\"",
        "{,}",
        "undefined",
        "}",
        "]"
      })
  void refuses_what_is_not_exactly_one_value(String text) {
    assertThatThrownBy(() -> JsonText.read(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Not JSON");
  }

  @Test
  void says_where_it_is_wrong() {
    assertThatThrownBy(() -> JsonText.read("[1,\n 2 3]"))
        .hasMessageStartingWith("Not JSON at line 2, column ");
  }

  @Test
  void depth_is_bounded() {
    assertThat(JsonText.read("[".repeat(200) + "]".repeat(200))).isNotNull();
    assertThatThrownBy(() -> JsonText.read("[".repeat(100_000)))
        .isInstanceOf(IllegalArgumentException.class);
    List<Object> cycle = new ArrayList<>();
    cycle.add(cycle);
    assertThatThrownBy(() -> JsonText.write(cycle)).isInstanceOf(IllegalArgumentException.class);
  }
}
