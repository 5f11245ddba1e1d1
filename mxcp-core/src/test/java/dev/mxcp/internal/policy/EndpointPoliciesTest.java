package dev.mxcp.internal.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mxcp.definition.Policies.Action;
import dev.mxcp.definition.TypeInfo;
import dev.mxcp.definition.ValueType;
import dev.mxcp.definition.ValueType.ArrayType;
import dev.mxcp.definition.ValueType.ObjectType;
import dev.mxcp.error.FailureCode;
import dev.mxcp.error.Problem;
import dev.mxcp.error.ToolException;
import dev.mxcp.runtime.User;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointPoliciesTest {

  private static final ValueType TEXT = text(TypeInfo.NONE);
  private static final ValueType HIDDEN = text(Rules.sensitive());

  private static ValueType text(TypeInfo info) {
    return ValueType.string().withInfo(info);
  }

  private static ObjectType object(TypeInfo info, boolean open, Object... namesAndTypes) {
    Map<String, ValueType> properties = new LinkedHashMap<>();
    for (int i = 0; i < namesAndTypes.length; i += 2) {
      properties.put((String) namesAndTypes[i], (ValueType) namesAndTypes[i + 1]);
    }
    return ValueType.object()
        .properties(properties)
        .require(List.copyOf(properties.keySet()))
        .additionalProperties(open)
        .withInfo(info);
  }

  private static ArrayType list(ValueType items) {
    return ValueType.array(items);
  }

  private static Map<String, Object> map(Object... namesAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      map.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return map;
  }

  @Nested
  class Before_the_call {

    private ToolException denial(Rules rules, CallPolicy call, Map<String, ?> arguments) {
      EndpointPolicies policies = rules.compile();
      return catchThrowableOfType(
          ToolException.class, () -> policies.input().checkAll(arguments, call));
    }

    @Test
    void first_rule_that_denies_decides() {
      CallPolicy call = new CallPolicy(null);
      Rules rules =
          new Rules()
              .deny("never", "first")
              .deny("always", "second")
              .deny("always", "third")
              .deny("fails", "fourth");

      ToolException denial = denial(rules, call, Map.of());

      assertThat(denial.code()).isEqualTo(FailureCode.DENIED);
      assertThat(denial).hasMessage("second");
      assertThat(denial.diagnostic()).contains("t.yml:7:9", "input[1]: always");
      assertThat(call.evaluated()).containsExactly("input[0]: never", "input[1]: always");
      assertThat(call.decision()).isEqualTo(CallPolicy.Decision.DENY);
      assertThat(call.reason()).isEqualTo("second");
    }

    @Test
    void denial_without_reason_tells_neither_condition_nor_value() {
      Rules rules = new Rules().parameter("id", TEXT).deny("argument id 4711", null);

      ToolException denial = denial(rules, new CallPolicy(null), Map.of("id", "4711"));

      assertThat(denial).hasMessage("Access denied by policy.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fails", "throws state", "throws overflow"})
    void condition_that_cannot_be_evaluated_denies(String condition) {
      Rules rules = new Rules().parameter("id", TEXT).deny(condition, "only for guests");

      ToolException denial = denial(rules, new CallPolicy(null), Map.of("id", "hush-4711"));

      assertThat(denial.code()).isEqualTo(FailureCode.DENIED);
      assertThat(denial).hasMessage("Access denied by policy.");
      assertThat(denial.diagnostic()).contains("input[0]: " + condition).doesNotContain("hush");
    }

    @Test
    void rules_on_the_caller_alone_are_decided_without_arguments() {
      EndpointPolicies policies =
          new Rules()
              .parameter("id", TEXT)
              .deny("argument id x", "argument")
              .deny("role guest", "guest")
              .compile();
      CallPolicy guest = new CallPolicy(user(Map.of("role", "guest")));

      assertThat(policies.input().askForArguments()).isTrue();
      assertThat(
              catchThrowableOfType(ToolException.class, () -> policies.input().checkCaller(guest)))
          .hasMessage("guest");
      assertThatCode(() -> policies.input().checkCaller(new CallPolicy(null)))
          .doesNotThrowAnyException();
    }

    @Test
    void arguments_that_no_condition_asks_for_are_left_alone() {
      Rules rules = new Rules().parameter("id", TEXT).parameter("rest", TEXT);
      Map<String, Object> arguments = Map.of("id", "x", "rest", new Object());

      assertThat(denial(rules.deny("argument id x", "asked"), new CallPolicy(null), arguments))
          .hasMessage("asked");
    }

    @Test
    void parameter_named_user_does_not_hide_the_caller() {
      Rules rules = new Rules().parameter("user", TEXT).deny("role anonymous", "nobody");

      assertThat(denial(rules, new CallPolicy(null), Map.of("user", "x"))).hasMessage("nobody");
      assertThat(rules.problems()).singleElement().matches(problem -> !problem.isError());
    }
  }

  private static User user(Map<String, Object> profile) {
    return User.fromMap("test", profile, "ann");
  }

  @Nested
  class The_caller {

    @Test
    void is_anonymous_without_a_user() {
      assertThat(Caller.of(null))
          .containsEntry("role", "anonymous")
          .containsEntry("permissions", List.of())
          .containsEntry("capabilities", List.of())
          .containsEntry("user_id", null)
          .containsEntry("email", null)
          .containsEntry("claims", Map.of());
    }

    @Test
    void has_a_role_and_no_permissions_by_default() {
      assertThat(Caller.of(user(Map.of("user_id", "7"))))
          .containsEntry("user_id", "7")
          .containsEntry("provider", "test")
          .containsEntry("role", "user")
          .containsEntry("permissions", List.of());
    }

    @Test
    void has_the_rest_of_the_profile_as_claims() {
      User user = user(Map.of("role", "hr", "department", "sales", "external_token", "hush"));

      assertThat(Caller.claims(user)).isEqualTo(Map.of("department", "sales"));
    }

    @Test
    void has_the_declared_claims_alone_if_there_are_some() {
      User user = user(Map.of("department", "sales", "claims", Map.of("tenant", 3)));

      assertThat(Caller.claims(user)).isEqualTo(Map.of("tenant", 3L));
    }

    @Test
    void is_the_same_map_for_those_who_ask_for_one_field_and_for_all() {
      Map<String, Object> caller = Caller.of(user(Map.of("role", "hr", "department", "sales")));

      assertThat(caller.keySet()).isEqualTo(Caller.TYPE.properties().keySet());
      caller.forEach((name, value) -> assertThat(caller.get(name)).isEqualTo(value));
      assertThat(caller.get("claims")).isEqualTo(Map.of("department", "sales"));
      assertThat(caller).doesNotContainKeys("department", null);
      assertThatThrownBy(() -> caller.put("role", "admin"))
          .isInstanceOf(UnsupportedOperationException.class);
      assertThatThrownBy(caller::clear).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void has_no_role_or_permissions_of_another_type() {
      Map<String, Object> caller =
          Caller.of(user(Map.of("role", List.of("admin"), "permissions", "x.read")));

      assertThat(caller).doesNotContainKeys("role", "permissions");
    }
  }

  @Nested
  class After_the_call {

    private final Map<String, Object> person = map("name", "Ann", "salary", 5L, "ssn", 123L);

    @Test
    void removed_fields_are_gone_from_an_object_and_from_each_of_a_list() {
      Rules rules = new Rules().output("always", Action.FILTER_FIELDS, "salary");

      assertThat(rules.apply(person)).isEqualTo(map("name", "Ann", "ssn", 123L));
      assertThat(rules.apply(Arrays.asList(person, null)))
          .isEqualTo(Arrays.asList(map("name", "Ann", "ssn", 123L), null));
      assertThat(person).containsKey("salary");
    }

    @Test
    void masked_fields_are_stars_and_nothing_is_added() {
      Rules rules = new Rules().output("always", Action.MASK_FIELDS, "ssn", "other");

      assertThat(rules.apply(person)).isEqualTo(map("name", "Ann", "salary", 5L, "ssn", "****"));
    }

    @Test
    void all_actions_take_effect() {
      Rules rules =
          new Rules()
              .output("always", Action.FILTER_FIELDS, "salary")
              .output("always", Action.MASK_FIELDS, "ssn", "salary")
              .output("always", Action.FILTER_FIELDS, "name");

      assertThat(rules.apply(person)).isEqualTo(map("ssn", "****"));
    }

    @Test
    void conditions_see_the_result_as_first_produced() {
      Rules rules =
          new Rules()
              .output("always", Action.FILTER_FIELDS, "salary")
              .output("response salary=5", Action.MASK_FIELDS, "ssn");

      assertThat(rules.apply(person)).isEqualTo(map("name", "Ann", "ssn", "****"));
    }

    @Test
    void result_is_the_same_if_no_rule_holds() {
      Rules rules = new Rules().output("role guest", Action.FILTER_FIELDS, "salary");

      assertThat(rules.apply(person)).isSameAs(person);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "list", "nested"})
    void other_shapes_are_denied(String shape) {
      Object result =
          switch (shape) {
            case "text" -> "hush-4711";
            case "list" -> List.of(person, "hush-4711");
            default -> List.of(List.of(person));
          };
      Rules rules = new Rules().output("always", Action.MASK_FIELDS, "ssn");

      ToolException denial = catchThrowableOfType(ToolException.class, () -> rules.apply(result));

      assertThat(denial.code()).isEqualTo(FailureCode.DENIED);
      assertThat(denial).hasMessage("The result is blocked by policy.");
      assertThat(denial.diagnostic()).doesNotContain("hush", "Ann");
    }

    @Test
    void nothing_stays_nothing() {
      assertThat(new Rules().output("always", Action.MASK_FIELDS, "ssn").apply(null)).isNull();
    }

    @Test
    void rule_that_cannot_be_evaluated_denies_whatever_its_action() {
      Rules rules = new Rules().output("throws state", Action.FILTER_FIELDS, "salary");

      ToolException denial = catchThrowableOfType(ToolException.class, () -> rules.apply(person));

      assertThat(denial.code()).isEqualTo(FailureCode.DENIED);
      assertThat(denial.diagnostic()).contains("output[0]").doesNotContain("Ann");
    }

    @Test
    void decision_tells_that_the_result_was_changed() {
      CallPolicy call = new CallPolicy(null);
      Rules rules = new Rules().output("always", Action.MASK_FIELDS, "ssn");

      rules.compile().output().apply(person, call);

      assertThat(call.decision()).isEqualTo(CallPolicy.Decision.WARN);
      assertThat(call.reason()).isEqualTo("Output modified by mask_fields");
    }
  }

  @Nested
  class Sensitive_fields {

    private Object filtered(ValueType type, Object result) {
      return new Rules()
          .returns(type)
          .output("always", Action.FILTER_SENSITIVE_FIELDS)
          .apply(result);
    }

    @Test
    void are_gone_at_every_depth_and_siblings_stay() {
      ValueType type =
          object(
              TypeInfo.NONE,
              true,
              "id",
              TEXT,
              "ssn",
              HIDDEN,
              "home",
              object(TypeInfo.NONE, true, "zip", TEXT, "street", HIDDEN),
              "bank",
              object(Rules.sensitive(), true, "iban", TEXT),
              "pets",
              list(object(TypeInfo.NONE, true, "name", TEXT, "chip", HIDDEN)),
              "pins",
              list(HIDDEN));
      Object result =
          map(
              "id",
              null,
              "ssn",
              "1",
              "home",
              map("zip", "8000", "street", "x", "extra", 1L),
              "bank",
              map("iban", "y"),
              "pets",
              List.of(map("name", "Rex", "chip", "z")),
              "pins",
              List.of("1", "2"),
              "extra",
              true);

      assertThat(filtered(type, result))
          .isEqualTo(
              map(
                  "id",
                  null,
                  "home",
                  map("zip", "8000", "extra", 1L),
                  "pets",
                  List.of(map("name", "Rex")),
                  "pins",
                  List.of(),
                  "extra",
                  true));
    }

    @Test
    void make_the_whole_result_null_if_it_is_sensitive_itself() {
      assertThat(filtered(HIDDEN, "x")).isNull();
      assertThat(filtered(object(Rules.sensitive(), true, "a", TEXT), map("a", "x"))).isNull();
    }

    @Test
    void go_together_with_named_fields() {
      ValueType type = list(object(TypeInfo.NONE, true, "a", TEXT, "b", HIDDEN, "c", TEXT));
      Rules rules =
          new Rules()
              .returns(type)
              .output("always", Action.FILTER_SENSITIVE_FIELDS)
              .output("always", Action.MASK_FIELDS, "c");

      assertThat(rules.apply(List.of(map("a", "1", "b", "2", "c", "3"))))
          .isEqualTo(List.of(map("a", "1", "c", "****")));
    }
  }

  @Nested
  class At_load {

    private List<String> errors(Rules rules) {
      return rules.problems().stream().filter(Problem::isError).map(Problem::message).toList();
    }

    private List<String> warnings(Rules rules) {
      return rules.problems().stream().filter(p -> !p.isError()).map(Problem::message).toList();
    }

    @Test
    void policies_without_a_language_are_an_error_that_names_the_artifact() {
      List<Problem> problems = new ArrayList<>();

      EndpointPolicies.compile(new Rules().deny("always", null).tool(), null, problems);

      assertThat(problems).singleElement().matches(Problem::isError);
      assertThat(problems.get(0).hint()).contains("mxcp-policies");
    }

    @Test
    void parameter_in_an_output_rule_is_an_error() {
      Rules rules =
          new Rules().parameter("id", TEXT).output("argument id x", Action.FILTER_FIELDS, "a");

      assertThat(errors(rules))
          .singleElement()
          .asString()
          .startsWith("Unknown name `id`; known are [user, response]")
          .endsWith("\n  argument id x\n           ^");
    }

    @Test
    void dotted_field_is_an_error() {
      assertThat(errors(new Rules().output("always", Action.FILTER_FIELDS, "a.b"))).hasSize(1);
    }

    @Test
    void field_that_a_closed_type_never_has_is_an_error() {
      Rules rules =
          new Rules()
              .returns(list(object(TypeInfo.NONE, false, "salary", TEXT)))
              .output("always", Action.MASK_FIELDS, "salry");

      assertThat(errors(rules)).singleElement().asString().contains("`salry`");
      assertThat(rules.problems().get(0).hint()).contains("`salary`");
    }

    @ParameterizedTest
    @EnumSource(names = {"FILTER_FIELDS", "MASK_FIELDS"})
    void rule_that_names_no_field_is_an_error(Action action) {
      assertThat(errors(new Rules().output("always", action)))
          .singleElement()
          .asString()
          .contains("names no field");
    }

    @Test
    void field_that_an_open_type_does_not_declare_is_a_warning() {
      Rules rules =
          new Rules()
              .returns(object(TypeInfo.NONE, true, "salary", TEXT))
              .output("always", Action.MASK_FIELDS, "salry");

      assertThat(errors(rules)).isEmpty();
      assertThat(warnings(rules)).hasSize(1);
    }

    @Test
    void sensitive_filter_without_a_return_is_an_error() {
      assertThat(errors(new Rules().output("always", Action.FILTER_SENSITIVE_FIELDS))).hasSize(1);
    }

    @Test
    void sensitive_filter_without_anything_sensitive_is_a_warning() {
      Rules rules = new Rules().returns(TEXT).output("always", Action.FILTER_SENSITIVE_FIELDS);

      assertThat(errors(rules)).isEmpty();
      assertThat(warnings(rules)).hasSize(1);
    }
  }
}
