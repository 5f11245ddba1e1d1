package dev.mxcp.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mxcp.CallOptions;
import dev.mxcp.Mxcp;
import dev.mxcp.MxcpBuilder;
import dev.mxcp.Outcome;
import dev.mxcp.config.AuditSettings;
import dev.mxcp.config.Secret;
import dev.mxcp.config.Secrets;
import dev.mxcp.definition.Tool;
import dev.mxcp.definition.TypeInfo;
import dev.mxcp.definition.ValueType;
import dev.mxcp.error.ConfigException;
import dev.mxcp.error.FailureCode;
import dev.mxcp.fixture.ProjectDirectory;
import dev.mxcp.json.JsonText;
import dev.mxcp.runtime.User;
import dev.mxcp.spi.AuditRecord;
import dev.mxcp.spi.AuditSession;
import dev.mxcp.spi.AuditSink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  @Test
  void thousand_concurrent_calls_are_thousand_whole_lines_in_order_of_their_end() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch others = new CountDownLatch(1_000);
    Tool count = Tool.builder("count").parameter("n", ValueType.integer()).build();
    Tool slow = Tool.builder("slow").build();
    MxcpBuilder builder =
        builder("{enabled: true}")
            .tool(count, call -> call.arguments().get("n"))
            .tool(
                slow,
                call -> {
                  begun.countDown();
                  others.await();
                  return "last";
                });
    ExecutorService threads = Executors.newFixedThreadPool(17);
    try (Mxcp mxcp = builder.build()) {
      Future<Outcome> last = threads.submit(() -> mxcp.call("slow", Map.of()));
      begun.await();
      for (int i = 0; i < 1_000; i++) {
        Map<String, Object> n = Map.of("n", i);
        threads.execute(
            () -> {
              mxcp.call("count", n);
              others.countDown();
            });
      }
      assertThat(last.get().isOk()).isTrue();
    } finally {
      threads.shutdown();
    }

    List<Map<String, Object>> records = records();
    List<Map<String, Object>> counted = records.subList(0, 1_000);
    assertThat(counted.stream().map(record -> record.get("output_data")).toList())
        .containsExactlyInAnyOrderElementsOf(
            LongStream.range(0, 1_000).mapToObj(n -> (Object) n).toList());
    assertThat(records.get(1_000)).containsEntry("operation_name", "slow");
    assertThat(records.stream().map(record -> (String) record.get("timestamp"))).isSorted();
    assertThat(lines()).hasSize(1_001).allMatch(line -> JsonText.read(line) instanceof Map);
  }

  private List<String> lines() throws IOException {
    try (var files = Files.list(directory.resolve("audit"))) {
      return Files.readAllLines(files.toList().get(0));
    }
  }

  /** Keeps records in a queue of one, in front of a disk that never answers. */
  private record Stuck(CountDownLatch disk) implements AuditSink {
    @Override
    public String name() {
      return "stuck";
    }

    @Override
    public AuditSession open(AuditSettings settings, Secrets secrets) {
      return new QueuedSession(new StuckWriter(disk), 1, Duration.ofSeconds(1));
    }
  }

  private record StuckWriter(CountDownLatch disk) implements RecordWriter {
    @Override
    public String target() {
      return "a disk";
    }

    @Override
    public int write(List<AuditRecord> records) throws InterruptedException {
      disk.await();
      return records.size();
    }

    @Override
    public void close() {}
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void full_queue_refuses_calls_only_if_records_are_required(boolean required) {
    CountDownLatch disk = new CountDownLatch(1);
    Map<String, Object> arguments = Map.of("name", "Ann", "pin", "1");
    String audit = "{enabled: true, required: " + required + "}";
    try (Mxcp mxcp = builder(audit).audit(new Stuck(disk)).build()) {
      assertThat(mxcp.call("greet", arguments).isOk()).isTrue();
      Outcome outcome = mxcp.call("greet", arguments);
      assertThat(outcome.isOk()).isNotEqualTo(required);
      assertThat(mxcp.health().auditProblems().get(0)).contains("no room", "1 calls");

      disk.countDown();
      Waiting.until(() -> mxcp.call("greet", arguments).isOk());
    }
  }
}
