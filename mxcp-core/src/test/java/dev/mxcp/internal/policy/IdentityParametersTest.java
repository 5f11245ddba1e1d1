package dev.mxcp.internal.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mxcp.definition.Parameter;
import dev.mxcp.definition.ParameterOrigin;
import dev.mxcp.definition.ValueType;
import dev.mxcp.error.FailureCode;
import dev.mxcp.error.ToolException;
import dev.mxcp.runtime.User;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IdentityParametersTest {

  private static final User ANN =
      User.fromMap("test", Map.of("claims", Map.of("tenant", "north", "level", 3)), "ann");

  private static Parameter given(String name) {
    return Parameter.of(name, ValueType.string());
  }

  private static Parameter hidden(String name, ValueType type, String origin) {
    return Parameter.of(name, type).from(ParameterOrigin.parse(origin).orElseThrow());
  }

  private static IdentityParameters tenant(String origin) {
    return IdentityParameters.of(List.of(hidden("tenant", ValueType.string(), origin)));
  }

  private static void assertDenied(
      IdentityParameters parameters, User user, Map<String, String> headers, String why) {
    ToolException denial =
        catchThrowableOfType(
            ToolException.class, () -> parameters.complete(Map.of(), user, headers));

    assertThat(denial.code()).isEqualTo(FailureCode.DENIED);
    assertThat(denial).hasMessageContaining("identity").hasMessageNotContaining("tenant");
    assertThat(denial.diagnostic()).contains("the hidden parameter tenant " + why);
  }

  @Test
  void values_come_in_the_order_of_the_parameters() {
    IdentityParameters parameters =
        IdentityParameters.of(
            List.of(
                given("title"),
                hidden("tenant", ValueType.string(), "user.claims.tenant"),
                given("author"),
                given("year"),
                hidden("level", ValueType.integer(), "user.claims.level"),
                hidden("caller", ValueType.string(), "user.username")));
    Map<String, Object> given = new LinkedHashMap<>();
    given.put("author", null);
    given.put("title", "Emma");

    Map<String, Object> complete = parameters.complete(given, ANN, Map.of());

    assertThat(complete)
        .containsExactly(
            Map.entry("title", "Emma"),
            Map.entry("tenant", "north"),
            new java.util.AbstractMap.SimpleEntry<>("author", null),
            Map.entry("level", 3L),
            Map.entry("caller", "ann"));
  }

  @Test
  void header_is_found_in_any_case() {
    IdentityParameters parameters = tenant("header.X-Tenant");

    assertThat(parameters.complete(Map.of(), null, Map.of("host", "here", "x-tenant", "south")))
        .containsExactly(Map.entry("tenant", "south"));
  }

  @Test
  void value_that_the_caller_lacks_denies() {
    assertDenied(tenant("user.claims.tenant"), User.of("test", "bob"), Map.of(), "is missing");
    assertDenied(tenant("user.claims.tenant"), null, Map.of(), "is missing");
    assertDenied(tenant("user.claims.tenant.id"), ANN, Map.of(), "is missing");
    assertDenied(tenant("header.X-Tenant"), ANN, Map.of("tenant", "north"), "is missing");
  }

  @Test
  void value_of_another_type_denies_and_is_not_quoted() {
    User odd = User.fromMap("test", Map.of("claims", Map.of("tenant", Map.of("id", 4711))), "bob");

    assertDenied(tenant("user.claims.tenant"), odd, Map.of(), "does not fit its type");
    ToolException denial =
        catchThrowableOfType(
            ToolException.class,
            () -> tenant("user.claims.tenant").complete(Map.of(), odd, Map.of()));
    assertThat(denial.diagnostic()).doesNotContain("4711");
  }

  @Test
  void headers_are_not_asked_for_before_a_request() {
    assertThatCode(() -> tenant("header.X-Tenant").checkCaller(null)).doesNotThrowAnyException();
    assertThatCode(() -> tenant("user.claims.tenant").checkCaller(ANN)).doesNotThrowAnyException();
    assertThat(
            catchThrowableOfType(
                ToolException.class, () -> tenant("user.claims.tenant").checkCaller(null)))
        .isNotNull();
  }

  @Test
  void only_hidden_parameters_count() {
    assertThat(IdentityParameters.of(List.of(given("title"))).isEmpty()).isTrue();
    assertThat(tenant("user.name").isEmpty()).isFalse();
  }
}
