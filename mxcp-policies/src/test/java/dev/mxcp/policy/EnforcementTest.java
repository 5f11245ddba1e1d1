package dev.mxcp.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mxcp.CallOptions;
import dev.mxcp.Mxcp;
import dev.mxcp.MxcpBuilder;
import dev.mxcp.Outcome;
import dev.mxcp.definition.EndpointKind;
import dev.mxcp.error.FailureCode;
import dev.mxcp.error.LoadException;
import dev.mxcp.fixture.ProjectDirectory;
import dev.mxcp.json.JsonText;
import dev.mxcp.runtime.User;
import dev.mxcp.spi.PreparedEndpoint;
import dev.mxcp.spi.ToolInvoker;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Policies, limits and hidden parameters of a project, through the front door. */
class EnforcementTest {

  private static final String PEOPLE =
      "[{\"name\": \"Ann\", \"salary\": 5, \"ssn\": \"hush-1\"},"
          + " {\"name\": \"Bob\", \"salary\": 6, \"ssn\": \"hush-2\"}]";

  @TempDir Path directory;
  private ProjectDirectory project;
  private final AtomicInteger runs = new AtomicInteger();

  @BeforeEach
  void create() {
    project = ProjectDirectory.create(directory);
  }

  /** Adds a tool whose source is its result as JSON; {@code ARGS} stands for its arguments. */
  private void tool(String name, String result, String more) {
    project.write(
        "tools/" + name + ".yml",
        "mxcp: 1\ntool:\n  name: "
            + name
            + "\n  language: json\n  source: {code: '"
            + result
            + "'}\n"
            + more.indent(2));
  }

  private PreparedEndpoint prepared(String code) {
    return invocation -> {
      runs.incrementAndGet();
      return code.equals("ARGS")
          ? new LinkedHashMap<>(invocation.arguments())
          : JsonText.read(code);
    };
  }

  private MxcpBuilder builder() {
    return withoutLanguage().policies(CelPolicies.create());
  }

  private MxcpBuilder withoutLanguage() {
    return project
        .builder()
        .invoker(
            ToolInvoker.of(
                "json",
                endpoint ->
                    prepared(((dev.mxcp.definition.SourcedEndpoint) endpoint).source().text())));
  }

  private static CallOptions as(Map<String, Object> profile) {
    return CallOptions.DEFAULT.withUser(User.fromMap("test", profile, "ann"));
  }

  private static Outcome.Failed failed(Outcome outcome) {
    return (Outcome.Failed) outcome;
  }

  private static String stream(Mxcp mxcp, String tool, CallOptions options) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    var failed = mxcp.callToJson(tool, Map.of(), options, out);
    return failed.map(one -> one.code().id()).orElse("") + out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void project_with_policies_does_not_load_without_a_language() {
    tool("t", "1", "policies: {input: [{condition: 'true', action: deny}]}");

    assertThatThrownBy(() -> withoutLanguage().build())
        .isInstanceOf(LoadException.class)
        .hasMessageContaining("mxcp-policies");
    assertThat(withoutLanguage().check()).anyMatch(problem -> problem.isError());
    try (Mxcp mxcp = withoutLanguage().lenient(true).build()) {
      assertThat(failed(mxcp.call("t", Map.of())).code()).isEqualTo(FailureCode.UNAVAILABLE);
    }
  }

  @Test
  void denied_call_does_not_run_and_tells_the_reason() {
    tool(
        "t",
        "1",
        "policies: {input: [{condition: \"user.role == 'guest'\", action: deny, reason: No"
            + " guests}]}");
    try (Mxcp mxcp = builder().build()) {
      Outcome.Failed denied = failed(mxcp.call("t", Map.of(), as(Map.of("role", "guest"))));

      assertThat(denied.code()).isEqualTo(FailureCode.DENIED);
      assertThat(denied.message()).isEqualTo("No guests");
      assertThat(runs).hasValue(0);
      assertThat(mxcp.call("t", Map.of(), as(Map.of("role", "hr"))).isOk()).isTrue();
      assertThat(mxcp.catalogue(null).tool("t")).isPresent();
      assertThat(mxcp.catalogue(as(Map.of("role", "guest")).user()).tool("t")).isEmpty();
    }
  }

  @Test
  void conditions_see_converted_arguments_and_defaults() {
    tool(
        "t",
        "1",
        "parameters: [{name: n, type: integer, default: 20}]\n"
            + "policies: {input: [{condition: 'n > 10', action: deny}]}");
    try (Mxcp mxcp = builder().build()) {
      assertThat(failed(mxcp.call("t", Map.of("n", "11"))).code()).isEqualTo(FailureCode.DENIED);
      assertThat(failed(mxcp.call("t", Map.of())).code()).isEqualTo(FailureCode.DENIED);
      assertThat(mxcp.call("t", Map.of("n", "9")).isOk()).isTrue();
      assertThat(failed(mxcp.call("t", Map.of("n", "x"))).code())
          .isEqualTo(FailureCode.INVALID_ARGUMENTS);
    }
  }

  @Test
  void first_denial_in_the_order_of_the_file_gives_the_reason() {
    tool(
        "t",
        "1",
        "parameters: [{name: n, type: integer}]\n"
            + "policies: {input: [{condition: 'n > 10', action: deny, reason: too many},"
            + " {condition: \"user.role == 'anonymous'\", action: deny, reason: nobody}]}");
    try (Mxcp mxcp = builder().build()) {
      assertThat(failed(mxcp.call("t", Map.of("n", 11))).message()).isEqualTo("too many");
      assertThat(failed(mxcp.call("t", Map.of("n", 1))).message()).isEqualTo("nobody");
      assertThat(failed(mxcp.call("t", Map.of("n", "x"))).message()).isEqualTo("nobody");
    }
  }

  @Test
  void fields_are_removed_and_masked_in_values_and_streams() throws Exception {
    tool(
        "t",
        PEOPLE,
        "policies: {output: [{condition: \"user.role != 'admin'\", action: filter_fields, fields:"
            + " [salary]}, {condition: \"user.role != 'admin'\", action: mask_fields, fields:"
            + " [ssn]}]}");
    String filtered = "[{\"name\":\"Ann\",\"ssn\":\"****\"},{\"name\":\"Bob\",\"ssn\":\"****\"}]";
    CallOptions admin = as(Map.of("role", "admin"));
    try (Mxcp mxcp = builder().build()) {
      assertThat(((Outcome.Ok) mxcp.call("t", Map.of())).json()).isEqualTo(filtered);
      assertThat(stream(mxcp, "t", CallOptions.DEFAULT)).isEqualTo(filtered);
      assertThat(mxcp.call("t", Map.of(), admin).orElseThrow()).isEqualTo(JsonText.read(PEOPLE));
      assertThat(stream(mxcp, "t", admin)).contains("hush-2", "salary");
    }
  }

  @Test
  void rules_on_the_response_hold_before_anything_is_written() throws Exception {
    tool(
        "t",
        PEOPLE,
        "policies: {output: [{condition: 'size(response) > 1', action: deny, reason: too large}]}");
    try (Mxcp mxcp = builder().build()) {
      assertThat(failed(mxcp.call("t", Map.of())).message()).isEqualTo("too large");
      assertThat(stream(mxcp, "t", CallOptions.DEFAULT)).isEqualTo("denied");
    }
  }

  @Test
  void condition_that_cannot_be_evaluated_denies_without_a_value() throws Exception {
    tool(
        "t",
        PEOPLE,
        "policies: {output: [{condition: 'response[0].missing > 1', action: filter_fields, fields:"
            + " [ssn]}]}");
    try (Mxcp mxcp = builder().build()) {
      Outcome.Failed denied = failed(mxcp.call("t", Map.of()));

      assertThat(denied.code()).isEqualTo(FailureCode.DENIED);
      assertThat(denied.message() + denied.diagnostic()).doesNotContain("hush");
      assertThat(denied.diagnostic()).contains("output[0]");
      assertThat(stream(mxcp, "t", CallOptions.DEFAULT)).isEqualTo("denied");
    }
  }

  @Test
  void sensitive_fields_leave_neither_values_nor_streams_and_schemas_say_so() throws Exception {
    tool(
        "t",
        PEOPLE,
        "return:\n  type: array\n  items:\n    type: object\n    required: [name, ssn]\n"
            + "    properties:\n      name: {type: string}\n      ssn: {type: string, sensitive:"
            + " true}\n"
            + "policies: {output: [{condition: 'true', action: filter_sensitive_fields}]}");
    try (Mxcp mxcp = builder().build()) {
      assertThat(((Outcome.Ok) mxcp.call("t", Map.of())).json())
          .isEqualTo(stream(mxcp, "t", CallOptions.DEFAULT))
          .contains("Ann", "salary")
          .doesNotContain("hush", "ssn");
      assertThat(mxcp.registry().entry(EndpointKind.TOOL, "t").orElseThrow().outputSchema().text())
          .contains("\"required\":[\"name\"]");
    }
  }

  @Test
  void hidden_parameter_comes_from_the_caller_alone() {
    tool(
        "t",
        "ARGS",
        "parameters: [{name: q, type: string}, {name: tenant, type: integer, from:"
            + " user.claims.tenant}]\n"
            + "policies: {input: [{condition: 'tenant == 13', action: deny, reason: unlucky}]}");
    CallOptions seven = as(Map.of("claims", Map.of("tenant", 7)));
    try (Mxcp mxcp = builder().build()) {
      assertThat(mxcp.call("t", Map.of("q", "x"), seven).orElseThrow())
          .isEqualTo(Map.of("q", "x", "tenant", 7L));
      assertThat(failed(mxcp.call("t", Map.of("q", "x", "tenant", 8), seven)).code())
          .isEqualTo(FailureCode.INVALID_ARGUMENTS);
      assertThat(mxcp.registry().entry(EndpointKind.TOOL, "t").orElseThrow().inputSchema().text())
          .doesNotContain("tenant");
      assertThat(failed(mxcp.call("t", Map.of("q", "x"))).code()).isEqualTo(FailureCode.DENIED);
      Outcome.Failed wrong =
          failed(mxcp.call("t", Map.of("q", "x"), as(Map.of("claims", Map.of("tenant", "hush")))));
      assertThat(wrong.code()).isEqualTo(FailureCode.DENIED);
      assertThat(wrong.message() + wrong.diagnostic()).doesNotContain("hush");
      assertThat(
              failed(mxcp.call("t", Map.of("q", "x"), as(Map.of("claims", Map.of("tenant", 13)))))
                  .message())
          .isEqualTo("unlucky");
      assertThat(mxcp.catalogue(null).tool("t")).isEmpty();
      assertThat(mxcp.catalogue(seven.user()).tool("t")).isPresent();
    }
  }

  @Test
  void header_must_be_trusted_and_credentials_do_not_reach_tools() {
    tool("t", "ARGS", "parameters: [{name: tenant, type: string, from: header.X-Tenant}]");

    assertThatThrownBy(() -> builder().build())
        .isInstanceOf(LoadException.class)
        .hasMessageContaining("X-Tenant");
    try (Mxcp mxcp = builder().trustedHeaders("x-tenant").build()) {
      CallOptions options = CallOptions.DEFAULT.withHeader("X-TENANT", "blue");
      assertThat(mxcp.call("t", Map.of(), options).orElseThrow())
          .isEqualTo(Map.of("tenant", "blue"));
      assertThat(failed(mxcp.call("t", Map.of())).code()).isEqualTo(FailureCode.DENIED);
    }
  }

  @Test
  void calls_beyond_the_rate_are_told_when_to_come_again() {
    tool("t", "1", "limits: {rate: 2/h, per: user}");
    try (Mxcp mxcp = builder().build()) {
      assertThat(mxcp.call("t", Map.of()).isOk()).isTrue();
      assertThat(mxcp.call("t", Map.of()).isOk()).isTrue();
      Outcome.Failed limited = failed(mxcp.call("t", Map.of()));
      assertThat(limited.code()).isEqualTo(FailureCode.RATE_LIMITED);
      assertThat(limited.retryAfter()).isPresent();
      assertThat(limited.toException().retryAfter()).isEqualTo(limited.retryAfter());
      assertThat(mxcp.call("t", Map.of(), as(Map.of("user_id", "7"))).isOk()).isTrue();
    }
  }

  @Test
  void destructive_tool_runs_only_with_an_approval() {
    tool("t", "1", "annotations: {destructiveHint: true}");
    CompletableFuture<Boolean> never = new CompletableFuture<>();
    CallOptions soon = CallOptions.DEFAULT.withTimeout(java.time.Duration.ofMillis(50));
    try (Mxcp mxcp = builder().approval(any -> CompletableFuture.completedFuture(true)).build()) {
      assertThat(mxcp.call("t", Map.of()).isOk()).isTrue();
    }
    try (Mxcp mxcp = builder().approval(any -> CompletableFuture.completedFuture(false)).build()) {
      assertThat(failed(mxcp.call("t", Map.of())).code()).isEqualTo(FailureCode.DENIED);
    }
    try (Mxcp mxcp =
        builder()
            .approval(
                any -> {
                  throw new IllegalStateException("no");
                })
            .build()) {
      assertThat(failed(mxcp.call("t", Map.of())).code()).isEqualTo(FailureCode.DENIED);
    }
    try (Mxcp mxcp = builder().approval(any -> never).build()) {
      assertThat(failed(mxcp.call("t", Map.of(), soon)).code())
          .isIn(FailureCode.TIMEOUT, FailureCode.DENIED);
    }
    assertThat(runs).hasValue(1);
  }

  @Test
  void errors_at_load_have_place_and_caret() {
    tool("t", "1", "policies:\n  input:\n    - condition: usr.role == 1\n      action: deny");

    assertThatThrownBy(() -> builder().build())
        .isInstanceOfSatisfying(
            LoadException.class,
            e -> {
              assertThat(e.problems()).hasSize(1);
              assertThat(e.problems().get(0).position().line()).isEqualTo(8);
              assertThat(e.problems().get(0).message()).endsWith("usr.role == 1\n  ^");
            });
    assertThat(builder().check()).hasSize(1);
  }

  @Test
  void reload_brings_the_new_rules() {
    tool("t", "1", "policies: {input: [{condition: 'true', action: deny}]}");
    try (Mxcp mxcp = builder().build()) {
      assertThat(mxcp.call("t", Map.of()).isOk()).isFalse();
      tool("t", "1", "policies: {input: [{condition: 'false', action: deny}]}");
      mxcp.reload().toCompletableFuture().join();
      assertThat(mxcp.call("t", Map.of()).isOk()).isTrue();
    }
  }
}
