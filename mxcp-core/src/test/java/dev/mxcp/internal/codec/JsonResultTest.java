package dev.mxcp.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.NumberOutput;
import dev.mxcp.definition.TypeInfo;
import dev.mxcp.definition.ValueType;
import dev.mxcp.error.ToolException;
import dev.mxcp.json.JsonText;
import dev.mxcp.spi.RowSink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JsonResultTest {

  private static final ValueType INTEGER = ValueType.integer();

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private JsonResult result(ValueType type) {
    return new JsonResult(ResultCodec.of(type), out);
  }

  private String text() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private static ValueType list(ValueType items, boolean unique) {
    return ValueType.array().items(items).uniqueItems(unique);
  }

  @Test
  void writes_a_value() {
    JsonResult result = result(null);
    result.value(Map.of("day", LocalDate.EPOCH));
    result.end();

    assertThat(text()).isEqualTo("{\"day\":\"1970-01-01\"}");
  }

  @Test
  void writes_items_as_they_come() {
    JsonResult result = result(null);
    assertThat(result.passesItemsOn()).isTrue();
    result.list();
    for (int i = 0; i < 50_000; i++) {
      result.item(Map.of("i", i));
    }
    assertThat(out.size()).isGreaterThan(300_000);
    result.end();

    assertThat(text()).startsWith("[{\"i\":0},{\"i\":1}").endsWith(",{\"i\":49999}]");
  }

  @Test
  void writes_an_empty_list() {
    JsonResult result = result(list(INTEGER, false));
    result.list();
    result.end();

    assertThat(text()).isEqualTo("[]");
  }

  @Test
  void keeps_items_that_can_only_be_checked_together() {
    JsonResult result = result(list(INTEGER, true));
    assertThat(result.passesItemsOn()).isFalse();
    result.list();
    result.item(1);
    result.item(1);

    assertThatThrownBy(result::end)
        .isInstanceOf(ToolException.class)
        .hasMessage("Invalid result: expected items that differ, but [0] equals [1]");
    assertThat(out.size()).isZero();
  }

  @Test
  void keeps_items_where_the_whole_is_no_list() {
    JsonResult result = result(INTEGER);
    result.list();
    result.item(1);

    assertThatThrownBy(result::end).hasMessageContaining("expected an integer, got an array");
  }

  @Test
  void says_where_an_item_does_not_fit() {
    JsonResult result = result(list(INTEGER, false));
    result.list();
    result.item(1);

    assertThatThrownBy(() -> result.item("x"))
        .isInstanceOf(ToolException.class)
        .hasMessage("Invalid result: [1]: expected an integer, got \"x\"");
    assertThatThrownBy(() -> result.item(2)).isInstanceOf(ToolException.class);
    assertThatThrownBy(result::end).isInstanceOf(ToolException.class);
  }

  @Test
  void does_not_tell_what_is_sensitive() {
    TypeInfo sensitive = TypeInfo.NONE.withSensitive(true);
    JsonResult result = result(ValueType.array().items(INTEGER).maxItems(1).withInfo(sensitive));
    result.list();
    result.item(1);

    assertThatThrownBy(() -> result.item(2))
        .hasMessage("Invalid result: expected at most 1 items, got a sensitive value");
    JsonResult other = result(ValueType.array().items(INTEGER).withInfo(sensitive));
    other.list();
    RowSink rows = other.values();
    rows.begin();
    rows.text(0, "secret");
    assertThatThrownBy(rows::end)
        .hasMessage("Invalid result: [0]: expected an integer, got a sensitive value");
  }

  @Test
  void is_one_value_or_one_list() {
    JsonResult none = result(null);
    assertThatThrownBy(none::end).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> none.item(1)).isInstanceOf(IllegalStateException.class);
    JsonResult value = result(null);
    value.value(1);
    assertThatThrownBy(() -> value.value(2)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(value::list).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> value.item(2)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void writes_what_jackson_writes() throws IOException {
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      Object value = value(random, 0);
      String text = JsonText.write(value);

      assertThat(text).isEqualTo(jackson(value));
      assertThat(JsonText.read(text)).isEqualTo(JsonText.read(jackson(value)));
    }
  }

  @Test
  void writes_every_character_as_jackson_does() throws IOException {
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      if (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) {
        String text = "a" + Character.toString(c);
        assertThat(JsonText.write(text)).isEqualTo(jackson(text));
      }
    }
  }

  @Test
  void texts_of_any_length_keep_their_surrogates_together() {
    for (int length = 2_040; length < 2_060; length++) {
      String text = "x".repeat(length) + "😀".repeat(3_000) + "\ud83d";
      assertThat(JsonText.read(JsonText.write(text))).isEqualTo(text);
      assertThat(JsonText.write(text)).endsWith("😀\\ud83d\"");
    }
  }

  @Test
  void numbers_of_few_decimals_have_the_text_of_any_double() {
    Random random = new Random(7);
    for (int i = 0; i < 100_000; i++) {
      double value = Math.scalb(random.nextInt(), -random.nextInt(40)) / (1 + random.nextInt(1000));
      double rounded = Math.rint(value * 100) / 100;
      for (double each : new double[] {value, rounded, -rounded, Math.nextUp(rounded)}) {
        assertThat(JsonText.write(each)).isEqualTo(NumberOutput.toString(each, true));
      }
    }
    for (double each : new double[] {0.0, -0.0, 0.01, -0.01, 0.001, 9_999_999.99, 1e7, 1e18, 1.0}) {
      assertThat(JsonText.write(each)).isEqualTo(NumberOutput.toString(each, true));
    }
  }

  @Test
  void doubles_come_back_as_they_were() {
    Random random = new Random(3);
    for (int i = 0; i < 200_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(value)) {
        assertThat(Double.parseDouble(JsonText.write(value))).isEqualTo(value);
      }
    }
  }

  private static Object value(Random random, int depth) {
    return switch (random.nextInt(depth > 4 ? 8 : 10)) {
      case 0 -> null;
      case 1 -> random.nextBoolean();
      case 2 -> random.nextLong() >> random.nextInt(64);
      case 3 -> random.nextInt(1_000) / 8.0;
      case 4 -> new BigDecimal(BigInteger.valueOf(random.nextLong()), random.nextInt(40) - 20);
      case 5 -> new BigInteger(random.nextInt(300) + 64, random);
      case 6, 7 -> text(random);
      case 8 -> items(random, depth);
      default -> members(random, depth);
    };
  }

  private static List<Object> items(Random random, int depth) {
    List<Object> list = new ArrayList<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      list.add(value(random, depth + 1));
    }
    return list;
  }

  private static Map<String, Object> members(Random random, int depth) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      map.put(text(random), value(random, depth + 1));
    }
    return map;
  }

  private static String text(Random random) {
    int[] all = new int[random.nextInt(12)];
    Arrays.setAll(
        all, i -> random.nextInt(4) == 0 ? 0x1f600 + random.nextInt(50) : random.nextInt(0x250));
    return new String(all, 0, all.length);
  }

  private static String jackson(Object value) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      write(json, value);
    }
    return text.toString();
  }

  private static void write(JsonGenerator json, Object value) throws IOException {
    if (value instanceof Map<?, ?> map) {
      json.writeStartObject();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        json.writeFieldName((String) entry.getKey());
        write(json, entry.getValue());
      }
      json.writeEndObject();
    } else if (value instanceof List<?> list) {
      json.writeStartArray();
      for (Object item : list) {
        write(json, item);
      }
      json.writeEndArray();
    } else if (value instanceof BigDecimal number) {
      json.writeNumber(number.toPlainString());
    } else if (value instanceof Number number) {
      json.writeNumber(number.toString());
    } else if (value instanceof Boolean flag) {
      json.writeBoolean(flag);
    } else if (value == null) {
      json.writeNull();
    } else {
      json.writeString((String) value);
    }
  }
}
