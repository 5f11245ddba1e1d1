package dev.mxcp.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mxcp.CallOptions;
import dev.mxcp.Mxcp;
import dev.mxcp.MxcpBuilder;
import dev.mxcp.Outcome;
import dev.mxcp.config.Secret;
import dev.mxcp.definition.Tool;
import dev.mxcp.definition.TypeInfo;
import dev.mxcp.definition.ValueType;
import dev.mxcp.error.ConfigException;
import dev.mxcp.error.FailureCode;
import dev.mxcp.fixture.ProjectDirectory;
import dev.mxcp.runtime.User;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records of calls through the front door. */
class AuditedCallsTest {

  @TempDir Path directory;

  private static final Tool TOOL =
      Tool.builder("greet")
          .parameter("name", ValueType.string())
          .parameter("pin", ValueType.string().withInfo(TypeInfo.NONE.withSensitive(true)))
          .returns(
              ValueType.object()
                  .property("code", ValueType.string().withInfo(TypeInfo.NONE.withSensitive(true))))
          .build();

  private MxcpBuilder builder(String audit) {
    return ProjectDirectory.create(directory)
        .write(
            "mxcp-site.yml",
            "mxcp: 1\nproject: test\nprofile: default\nprofiles:\n  default:\n    audit: "
                + audit
                + "\n")
        .builder()
        .tool(
            TOOL,
            invocation -> {
              if (invocation.arguments().get("name").equals("fail")) {
                throw new IllegalStateException("hush-inside");
              }
              return Map.of(
                  "code", "hush-code", "text", "with s3cr3t-key", "day", LocalDate.of(2024, 1, 2));
            })
        .secret(new Secret("api", "http", Map.of("key", "s3cr3t-key")))
        .audit(JsonLinesAudit.create());
  }

  private List<Map<String, Object>> records() throws Exception {
    return new Records(directory.resolve("audit")).read();
  }

  @Test
  void calls_are_recorded_however_they_end_and_nothing_secret_is() throws Exception {
    CallOptions ann =
        CallOptions.DEFAULT
            .withUser(User.builder("test", "7").username("ann").build())
            .withSession("s1")
            .withCallerType("http");
    try (Mxcp mxcp = builder("{enabled: true}").build()) {
      mxcp.call("greet", Map.of("name", "Ann", "pin", "hush-pin"), ann);
      mxcp.call("greet", Map.of("name", "fail", "pin", "hush-pin"));
      mxcp.call("greet", Map.of("name", "Ann"));
      mxcp.call("nothing", Map.of());
      mxcp.call("greet", Map.of("name", "x", "pin", "y"), ann.withCallerType("test"));
      assertThat(mxcp.health().auditProblems()).isEmpty();
    }

    List<Map<String, Object>> records = records();
    assertThat(records).hasSize(4);
    assertThat(records.toString()).doesNotContain("hush", "s3cr3t");
    assertThat(records.get(0))
        .containsEntry("operation_type", "tool")
        .containsEntry("operation_name", "greet")
        .containsEntry("operation_status", "success")
        .containsEntry("caller_type", "http")
        .containsEntry("user_id", "7")
        .containsEntry("session_id", "s1")
        .containsEntry("policy_decision", null);
    assertThat(records.get(0).get("output_data").toString()).contains("2024-01-02");
    assertThat(records.subList(1, 4))
        .allSatisfy(record -> assertThat(record).containsEntry("operation_status", "error"));
    assertThat(records.get(1)).containsEntry("error", "greet failed.");
  }

  @Test
  void nothing_is_written_while_it_is_off() throws Exception {
    try (Mxcp mxcp = builder("{enabled: false}").build()) {
      mxcp.call("greet", Map.of("name", "Ann", "pin", "1"));
    }

    assertThat(directory.resolve("audit")).doesNotExist();
  }

  @Test
  void variable_turns_it_on_and_the_path_is_relative_to_the_project() throws Exception {
    try (Mxcp mxcp =
        builder("{path: logs/calls.jsonl}")
            .environment(Map.of("MXCP_AUDIT_ENABLED", "true"))
            .build()) {
      mxcp.call("greet", Map.of("name", "Ann", "pin", "1"));
    }

    try (var files = Files.list(directory.resolve("logs"))) {
      assertThat(files.map(file -> file.getFileName().toString()).toList())
          .singleElement()
          .asString()
          .startsWith("calls-");
    }
  }

  @Test
  void calls_are_refused_while_a_required_log_cannot_be_written() throws Exception {
    Files.writeString(directory.resolve("audit"), "a file where a directory should be");
    try (Mxcp mxcp = builder("{required: true}").build()) {
      mxcp.call("greet", Map.of("name", "Ann", "pin", "1"));
      Waiting.until(() -> !mxcp.health().auditProblems().isEmpty());

      Outcome outcome = mxcp.call("greet", Map.of("name", "Ann", "pin", "1"));
      assertThat(((Outcome.Failed) outcome).code()).isEqualTo(FailureCode.AUDIT_UNAVAILABLE);
      assertThat(mxcp.health().isHealthy()).isFalse();

      Files.delete(directory.resolve("audit"));
      Waiting.until(() -> mxcp.health().auditProblems().isEmpty());
      assertThat(mxcp.call("greet", Map.of("name", "Ann", "pin", "1")).isOk()).isTrue();
    }
    assertThat(records()).hasSize(3);
  }

  @Test
  void required_log_that_nothing_keeps_is_an_error() {
    builder("{required: true}");
    MxcpBuilder without =
        new ProjectDirectory(directory).builder().tool(TOOL, invocation -> Map.of());

    assertThatThrownBy(without::build)
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("mxcp-audit");
  }

  @Test
  void reload_loses_no_record() throws Exception {
    try (Mxcp mxcp = builder("{enabled: true}").build()) {
      for (int i = 0; i < 5; i++) {
        mxcp.call("greet", Map.of("name", "Ann", "pin", "1"));
        mxcp.reload().toCompletableFuture().join();
      }
    }

    assertThat(records()).hasSize(5);
  }
}
