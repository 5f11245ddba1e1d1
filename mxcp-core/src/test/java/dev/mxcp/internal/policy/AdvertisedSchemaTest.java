package dev.mxcp.internal.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mxcp.definition.Policies.Action;
import dev.mxcp.definition.TypeInfo;
import dev.mxcp.definition.ValueType;
import dev.mxcp.definition.ValueType.ArrayType;
import dev.mxcp.definition.ValueType.IntegerType;
import dev.mxcp.definition.ValueType.NumberLimits;
import dev.mxcp.definition.ValueType.ObjectType;
import dev.mxcp.definition.ValueType.StringType;
import dev.mxcp.internal.schema.SchemaWriter;
import dev.mxcp.internal.values.JsonText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AdvertisedSchemaTest {

  private static ObjectType person() {
    Map<String, ValueType> properties = new LinkedHashMap<>();
    properties.put("id", new IntegerType(TypeInfo.NONE, NumberLimits.NONE));
    properties.put("code", new StringType(TypeInfo.NONE, null, 6, 6, "^[A-Z]+$"));
    properties.put("ssn", new StringType(Rules.sensitive(), null, null, null, null));
    return new ObjectType(TypeInfo.NONE, properties, List.of("id", "code", "ssn"), false);
  }

  private static String advertised(ValueType type, Rules rules) {
    return AdvertisedSchema.of(SchemaWriter.output(type), type, rules.policies()).text();
  }

  @Test
  void removed_fields_are_not_required() {
    Rules rules = new Rules().output("never", Action.FILTER_FIELDS, "code");

    assertThat(advertised(person(), rules)).contains("\"required\":[\"id\",\"ssn\"]");
  }

  @Test
  void masked_fields_may_be_stars() {
    Rules rules = new Rules().output("never", Action.MASK_FIELDS, "id", "code");

    assertThat(advertised(person(), rules))
        .contains("\"id\":{\"type\":[\"integer\",\"null\",\"string\"]}")
        .contains("\"code\":{\"type\":[\"string\",\"null\"]}");
  }

  @Test
  void sensitive_fields_are_not_required_at_any_depth() {
    ValueType list = new ArrayType(TypeInfo.NONE, person(), null, null, false);
    ValueType type = new ObjectType(TypeInfo.NONE, Map.of("all", list), List.of("all"), true);
    Rules rules = new Rules().output("never", Action.FILTER_SENSITIVE_FIELDS);

    assertThat(advertised(type, rules))
        .contains("\"required\":[\"id\",\"code\"]")
        .contains("\"required\":[\"all\"]");
  }

  @Test
  void inner_objects_are_not_touched_by_named_fields() {
    ValueType type = new ObjectType(TypeInfo.NONE, Map.of("id", person()), List.of("id"), true);
    Rules rules = new Rules().output("never", Action.FILTER_FIELDS, "code");

    assertThat(advertised(type, rules)).contains("\"required\":[\"id\",\"code\",\"ssn\"]");
  }

  @Test
  void text_and_map_are_the_same() {
    var schema =
        AdvertisedSchema.of(
            SchemaWriter.output(person()),
            person(),
            new Rules().output("never", Action.MASK_FIELDS, "id").policies());

    assertThat(JsonText.read(schema.text())).isEqualTo(schema.map());
  }
}
