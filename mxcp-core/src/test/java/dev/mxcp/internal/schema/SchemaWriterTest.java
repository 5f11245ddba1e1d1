package dev.mxcp.internal.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mxcp.internal.codec.TypeText;
import dev.mxcp.json.JsonText;
import dev.mxcp.registry.JsonSchema;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaWriterTest {

  private static JsonSchema input(String parameters) {
    return SchemaWriter.input(TypeText.parameters(parameters));
  }

  @Test
  void input_is_a_closed_object_with_a_property_for_each_parameter() {
    assertThat(input("{name: {type: string}, age: {type: integer, default: 5}}").text())
        .isEqualTo(
            "{\"type\":\"object\",\"properties\":{\"name\":{\"type\":\"string\"},"
                + "\"age\":{\"type\":\"integer\",\"default\":5}},"
                + "\"required\":[\"name\"],\"additionalProperties\":false}");
    assertThat(input("{}").text())
        .isEqualTo(
            "{\"type\":\"object\",\"properties\":{},\"required\":[],\"additionalProperties\":false}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{type: string, description: A name., examples: [x], enum: [x, y]} | {\"type\":\"string\",\"description\":\"A name.\",\"enum\":[\"x\",\"y\"],\"examples\":[\"x\"]}",
        "{type: string, format: date-time, minLength: 1, maxLength: 2, pattern: a} | {\"type\":\"string\",\"format\":\"date-time\",\"minLength\":1,\"maxLength\":2,\"pattern\":\"a\"}",
        "{type: string, format: email} | {\"type\":\"string\",\"format\":\"email\"}",
        "{type: string, format: duration} | {\"type\":\"string\",\"format\":\"duration\"}",
        "{type: string, format: timestamp} | {\"type\":[\"string\",\"number\"],\"description\":\"Seconds since 1970-01-01T00:00:00Z.\"}",
        "{type: string, format: timestamp, description: Start, default: 0} | {\"type\":[\"string\",\"number\"],\"description\":\"Start (Seconds since 1970-01-01T00:00:00Z.)\",\"default\":0}",
        "{type: number, minimum: 1.50, maximum: 2, exclusiveMinimum: 0, exclusiveMaximum: 1e3, multipleOf: 0.1} | {\"type\":\"number\",\"minimum\":1.5,\"maximum\":2,\"exclusiveMinimum\":0,\"exclusiveMaximum\":1000,\"multipleOf\":0.1}",
        "{type: integer, default: '5', enum: [5, '6']} | {\"type\":\"integer\",\"enum\":[5,6],\"default\":5}",
        "{type: string, default: 5} | {\"type\":\"string\",\"default\":\"5\"}",
        "{type: boolean, default: null} | {\"type\":[\"boolean\",\"null\"],\"default\":null}",
        "{type: string, enum: [a], default: null} | {\"type\":[\"string\",\"null\"],\"enum\":[\"a\",null],\"default\":null}",
        "{type: string, sensitive: true, default: secret} | {\"type\":\"string\"}",
        "{type: array, items: {type: boolean}, minItems: 1, maxItems: 2, uniqueItems: true} | {\"type\":\"array\",\"items\":{\"type\":\"boolean\"},\"minItems\":1,\"maxItems\":2,\"uniqueItems\":true}",
        "{type: array} | {\"type\":\"array\"}",
        "{type: object} | {\"type\":\"object\",\"additionalProperties\":true}",
        "{type: object, properties: {a: {type: integer, default: 1}, b: {type: string}}, required: [a, b], additionalProperties: false} | {\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"integer\",\"default\":1},\"b\":{\"type\":\"string\"}},\"required\":[\"b\"],\"additionalProperties\":false}"
      })
  void argument_says_what_to_send(String type, String schema) {
    Map<?, ?> properties = (Map<?, ?>) input("{p: " + type + "}").map().get("properties");

    assertThat(JsonText.write(properties.get("p"))).isEqualTo(schema);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{type: integer} | {\"type\":[\"integer\",\"null\"]}",
        "{type: string, enum: [a]} | {\"type\":[\"string\",\"null\"],\"enum\":[\"a\",null]}",
        "{type: string, format: timestamp} | {\"type\":[\"string\",\"null\"],\"description\":\"A moment, as date and time.\"}",
        "{type: object, enum: [{a: 1}], properties: {a: {type: integer}}} | {\"type\":\"object\",\"enum\":[{\"a\":1}],\"properties\":{\"a\":{\"type\":[\"integer\",\"null\"]}},\"additionalProperties\":true}",
        "{type: object, sensitive: true} | {\"type\":[\"object\",\"null\"],\"additionalProperties\":true}",
        "{type: array, items: {type: object, properties: {a: {type: number, default: 1}}, required: [a]}} | {\"type\":[\"array\",\"null\"],\"items\":{\"type\":[\"object\",\"null\"],\"properties\":{\"a\":{\"type\":[\"number\",\"null\"],\"default\":1}},\"required\":[\"a\"],\"additionalProperties\":true}}"
      })
  void result_may_be_null_everywhere_but_at_the_root_of_an_object(String type, String schema) {
    assertThat(SchemaWriter.output(TypeText.type(type)).text()).isEqualTo(schema);
  }

  @Test
  void map_and_text_are_the_same_and_the_map_cannot_be_changed() {
    JsonSchema schema =
        input(
            "{a: {type: array, items: {type: string, enum: [x], examples: [x]}}, b: {type: object, default: {c: [1]}}}");

    assertThat(JsonText.read(schema.text())).isEqualTo(schema.map());
    assertImmutable(schema.map());
  }

  private static void assertImmutable(Object value) {
    if (value instanceof Map<?, ?> map) {
      assertThatThrownBy(() -> map.remove(map.keySet().iterator().next()))
          .isInstanceOf(UnsupportedOperationException.class);
      map.values().forEach(SchemaWriterTest::assertImmutable);
    } else if (value instanceof List<?> list) {
      assertThatThrownBy(() -> list.add(null)).isInstanceOf(UnsupportedOperationException.class);
      list.forEach(SchemaWriterTest::assertImmutable);
    }
  }
}
