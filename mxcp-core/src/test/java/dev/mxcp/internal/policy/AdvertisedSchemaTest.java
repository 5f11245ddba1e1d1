package dev.mxcp.internal.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mxcp.definition.Policies.Action;
import dev.mxcp.definition.ValueType;
import dev.mxcp.definition.ValueType.ObjectType;
import dev.mxcp.internal.schema.SchemaWriter;
import dev.mxcp.json.JsonText;
import org.junit.jupiter.api.Test;

class AdvertisedSchemaTest {

  private static ObjectType person() {
    return ValueType.object()
        .property("id", ValueType.integer())
        .property("code", ValueType.string().minLength(6).maxLength(6).pattern("^[A-Z]+$"))
        .property("ssn", ValueType.string().withInfo(Rules.sensitive()))
        .require("id", "code", "ssn")
        .additionalProperties(false);
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
    ValueType type = ValueType.object().property("all", ValueType.array(person())).require("all");
    Rules rules = new Rules().output("never", Action.FILTER_SENSITIVE_FIELDS);

    assertThat(advertised(type, rules))
        .contains("\"required\":[\"id\",\"code\"]")
        .contains("\"required\":[\"all\"]");
  }

  @Test
  void inner_objects_are_not_touched_by_named_fields() {
    ValueType type = ValueType.object().property("id", person()).require("id");
    Rules rules = new Rules().output("never", Action.FILTER_FIELDS, "code");

    assertThat(advertised(type, rules)).contains("\"required\":[\"id\",\"code\",\"ssn\"]");
  }

  @Test
  void list_that_loses_its_items_may_be_shorter_than_its_least_length() {
    ValueType open = ValueType.array(ValueType.string()).minItems(2);
    ValueType hidden = ValueType.array(ValueType.string().withInfo(Rules.sensitive())).minItems(2);
    Rules filters = new Rules().output("never", Action.FILTER_SENSITIVE_FIELDS);
    Rules masks = new Rules().output("never", Action.MASK_FIELDS, "id");

    assertThat(advertised(hidden, filters)).doesNotContain("minItems");
    assertThat(advertised(open, filters)).contains("\"minItems\":2");
    assertThat(advertised(hidden, masks)).contains("\"minItems\":2");
    assertThat(advertised(ValueType.array(null), filters)).doesNotContain("minItems");
  }

  @Test
  void named_fields_are_those_of_items_but_not_of_lists_within_lists() {
    Rules rules = new Rules().output("never", Action.FILTER_FIELDS, "code");

    assertThat(advertised(ValueType.array(person()), rules))
        .contains("\"required\":[\"id\",\"ssn\"]");
    assertThat(advertised(ValueType.array(ValueType.array(person())), rules))
        .contains("\"required\":[\"id\",\"code\",\"ssn\"]");
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
