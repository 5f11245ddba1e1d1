package dev.mxcp.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mxcp.definition.ValueType;
import dev.mxcp.error.FailureCode;
import dev.mxcp.error.ToolException;
import dev.mxcp.internal.codec.ResultCodec;
import dev.mxcp.internal.codec.TypeText;
import dev.mxcp.internal.schema.SchemaWriter;
import dev.mxcp.json.JsonText;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.everit.json.schema.Schema;
import org.everit.json.schema.loader.SchemaLoader;
import org.json.JSONObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StructuredOutputTest {

  private static StructuredOutput of(String type) {
    ValueType declared = TypeText.type(type);
    return StructuredOutput.of(declared, SchemaWriter.output(declared));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{type: string}",
        "{type: string, format: date}",
        "{type: number}",
        "{type: integer}",
        "{type: boolean}",
        "{type: array}",
        "{type: array, items: {type: object}}",
        "{type: object, sensitive: true}"
      })
  void lists_scalars_and_what_is_sensitive_as_a_whole_are_wrapped(String type) {
    StructuredOutput output = of(type);

    assertThat(output.isWrapped()).isTrue();
    assertThat(output.schema().map()).containsEntry("type", "object");
    assertThat(JsonText.read(output.schema().text())).isEqualTo(output.schema().map());
    assertThat(output.of(null)).isEqualTo(Collections.singletonMap("result", null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{type: object}",
        "{type: object, properties: {result: {type: integer}}}",
        "{type: object, enum: [{a: 1}, null]}",
        "{type: object, additionalProperties: false}"
      })
  void a_declared_object_is_never_wrapped(String type) {
    StructuredOutput output = of(type);

    assertThat(output.isWrapped()).isFalse();
    assertThat(output.schema().map()).containsEntry("type", "object");
    Map<String, Object> value = Map.of("result", 1L);
    assertThat(output.of(value)).isSameAs(value);
  }

  @Test
  void null_in_place_of_an_object_is_no_result_of_such_clients() {
    String type = "{type: object}";
    assertThat(ResultCodec.of(TypeText.type(type)).encode(null)).isNull();

    assertThatThrownBy(() -> of(type).of(null))
        .isInstanceOf(ToolException.class)
        .hasMessage("Invalid result: expected an object, got null")
        .extracting(e -> ((ToolException) e).code())
        .isEqualTo(FailureCode.INVALID_RESULT);
  }

  @Test
  void what_it_gives_fits_its_schema() {
    Map<String, List<?>> values =
        Map.of(
            "{type: integer}", Arrays.asList(1L, null),
            "{type: array, items: {type: integer}}", Arrays.asList(List.of(1L), null),
            "{type: string, enum: [a]}", Arrays.asList("a", null),
            "{type: object, sensitive: true}", Arrays.asList(Map.of("a", 1L), null),
            "{type: object, properties: {a: {type: integer}}}", List.of(Map.of("a", 1L)));
    values.forEach(
        (type, results) -> {
          StructuredOutput output = of(type);
          Schema schema = SchemaLoader.load(new JSONObject(output.schema().text()));
          results.forEach(
              result -> schema.validate(new JSONObject(JsonText.write(output.of(result)))));
        });
  }
}
