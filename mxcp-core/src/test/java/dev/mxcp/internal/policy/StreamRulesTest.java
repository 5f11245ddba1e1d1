package dev.mxcp.internal.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mxcp.definition.Policies.Action;
import dev.mxcp.definition.ValueType;
import dev.mxcp.error.FailureCode;
import dev.mxcp.error.ToolException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StreamRulesTest {

  private static final Map<String, Object> ROW = Map.of("id", 1, "ssn", "hush");

  private static final ValueType PERSON =
      ValueType.object()
          .property("id", ValueType.integer())
          .property("ssn", ValueType.string().withInfo(Rules.sensitive()));

  private static StreamRules stream(Rules rules) {
    return new StreamRules(rules.compile().output(), new CallPolicy(null));
  }

  @Test
  void every_item_loses_the_fields_that_rules_name() {
    StreamRules stream =
        stream(
            new Rules()
                .output("always", Action.FILTER_FIELDS, "ssn")
                .output("always", Action.MASK_FIELDS, "id"));

    assertThat(stream.beginList()).isTrue();
    assertThat(stream.item(ROW)).isEqualTo(Map.of("id", "****"));
    assertThat(stream.item(null)).isNull();
  }

  @Test
  void items_stay_whole_where_no_rule_holds() {
    StreamRules stream = stream(new Rules().output("never", Action.FILTER_FIELDS, "ssn"));

    assertThat(stream.beginList()).isTrue();
    assertThat(stream.item(ROW)).isEqualTo(ROW);
    assertThat(stream.item(7)).isEqualTo(7);
  }

  @Test
  void sensitive_fields_leave_no_item() {
    StreamRules stream =
        stream(
            new Rules()
                .returns(ValueType.array(PERSON))
                .output("always", Action.FILTER_SENSITIVE_FIELDS));

    assertThat(stream.beginList()).isTrue();
    assertThat(stream.item(ROW)).isEqualTo(Map.of("id", 1));
  }

  @Test
  void sensitive_items_are_not_written_at_all() {
    StreamRules stream =
        stream(
            new Rules()
                .returns(ValueType.array(ValueType.string().withInfo(Rules.sensitive())))
                .output("always", Action.FILTER_SENSITIVE_FIELDS));

    assertThat(stream.beginList()).isTrue();
    assertThat(stream.item("hush")).isSameAs(Redaction.REMOVED);
  }

  @Test
  void sensitive_list_is_not_written_at_all() {
    StreamRules stream =
        stream(
            new Rules()
                .returns(ValueType.array(PERSON).withInfo(Rules.sensitive()))
                .output("always", Action.FILTER_SENSITIVE_FIELDS));

    assertThat(stream.beginList()).isFalse();
    assertThat(stream.item(ROW)).isSameAs(Redaction.REMOVED);
  }

  @Test
  void item_that_is_no_object_is_denied_where_fields_are_named() {
    StreamRules stream = stream(new Rules().output("always", Action.MASK_FIELDS, "id"));
    stream.beginList();

    ToolException denial = catchThrowableOfType(ToolException.class, () -> stream.item("4711"));

    assertThat(denial.code()).isEqualTo(FailureCode.DENIED);
    assertThat(denial.diagnostic()).contains("neither an object").doesNotContain("4711");
  }

  @Test
  void rule_that_cannot_be_evaluated_denies_before_the_first_item() {
    StreamRules stream = stream(new Rules().output("fails", Action.MASK_FIELDS, "id"));

    assertThat(catchThrowableOfType(ToolException.class, stream::beginList)).isNotNull();
    assertThatIllegalStateException().isThrownBy(() -> stream.item(ROW));
  }

  @Test
  void whole_value_is_decided_as_any_result() {
    StreamRules stream = stream(new Rules().output("always", Action.FILTER_FIELDS, "ssn"));

    assertThat(stream.value(ROW)).isEqualTo(Map.of("id", 1));
  }

  @Test
  void rules_tell_whether_they_ask_for_the_result() {
    OutputRules asking =
        new Rules().output("response hush", Action.FILTER_FIELDS, "ssn").compile().output();
    OutputRules knowing = new Rules().output("role x", Action.MASK_FIELDS, "id").compile().output();

    assertThat(asking.askForResponse()).isTrue();
    assertThat(knowing.askForResponse()).isFalse();
    assertThat(knowing.isEmpty()).isFalse();
    assertThat(new Rules().compile().output().isEmpty()).isTrue();
    assertThatIllegalStateException().isThrownBy(() -> asking.decide(new CallPolicy(null)));
  }
}
