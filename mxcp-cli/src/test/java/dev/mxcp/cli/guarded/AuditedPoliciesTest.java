package dev.mxcp.cli.guarded;

import static dev.mxcp.cli.guarded.GuardedProject.NO_GUESTS;
import static dev.mxcp.cli.guarded.GuardedProject.role;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mxcp.Mxcp;
import dev.mxcp.json.JsonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cases A03, A06 and A13: what rules decide and tools report is in the record of the call. */
final class AuditedPoliciesTest {

  private static final String EVENTS =
      """
      import asyncio
      from mxcp.sdk.audit import add_execution_event, begin_execution_event

      async def report(n):
          with begin_execution_event(target="crm", operation=f"call {n}"):
              await asyncio.sleep(0.05)
          add_execution_event(target="mail", summary=f"sent {n}", details={"n": n})
          return n
      """;

  @TempDir Path directory;

  private List<Map<?, ?>> records() throws IOException {
    List<Map<?, ?>> records = new ArrayList<>();
    try (Stream<Path> files = Files.list(directory.resolve("audit"))) {
      for (Path file : files.toList()) {
        Files.readAllLines(file).forEach(line -> records.add((Map<?, ?>) JsonText.read(line)));
      }
    }
    return records;
  }

  @Test
  void A03_A06_decisions_are_recorded_and_what_they_took_away_is_not() throws IOException {
    GuardedProject project = new GuardedProject(directory);
    project
        .site("audit: {enabled: true}")
        .sql("guarded", "SELECT 1", NO_GUESTS)
        .sql(
            "masked",
            "SELECT 'hush' AS ssn, 'Ann' AS name",
            "policies:\n  output:\n"
                + "    - {condition: \"user.role == 'hr'\", action: mask_fields, fields: [ssn]}\n"
                + "    - {condition: \"user.claims.level > 1\", action: deny, reason: too high}");
    try (Mxcp mxcp = project.start()) {
      mxcp.call("guarded", Map.of(), role("guest"));
      mxcp.call("guarded", Map.of(), role("hr"));
      mxcp.call("masked", Map.of(), GuardedProject.user(Map.of("role", "hr", "level", 1)));
      mxcp.call("masked", Map.of(), GuardedProject.user(Map.of("role", "hr", "level", 2)));
      mxcp.call("masked", Map.of(), role("hr"));
    }

    List<Map<?, ?>> records = records();
    assertThat(records.stream().map(record -> (Object) record.get("policy_decision")).toList())
        .containsExactly("deny", "allow", "warn", "deny", "deny");
    assertThat(records.stream().map(record -> (Object) record.get("policy_reason")).toList())
        .containsExactly(
            "No guests",
            null,
            "Output modified by mask_fields",
            "too high",
            "The result is blocked by policy.");
    assertThat(records.get(0).get("policies_evaluated"))
        .isEqualTo(List.of("input[0]: user.role == 'guest'"));
    assertThat(records.get(0).get("operation_status")).isEqualTo("error");
    assertThat(records.get(3).get("output_data")).isNull();
    assertThat(records.toString()).doesNotContain("hush");
  }

  @Test
  void A13_events_of_python_are_in_the_record_of_their_call_alone() throws IOException {
    GuardedProject project = new GuardedProject(directory);
    project
        .site("audit: {enabled: true}")
        .write("python/report.py", EVENTS)
        .write(
            "tools/report.yml",
            "mxcp: 1\ntool:\n  name: report\n  language: python\n"
                + "  source: {file: ../python/report.py}\n"
                + "  parameters: [{name: n, type: integer}]\n");
    try (Mxcp mxcp = project.start()) {
      List<CompletionStage<?>> calls = new ArrayList<>();
      for (int n = 0; n < 8; n++) {
        calls.add(mxcp.callAsync("report", Map.of("n", n)));
      }
      calls.forEach(call -> call.toCompletableFuture().join());
    }

    assertThat(records()).hasSize(8).allSatisfy(AuditedPoliciesTest::hasItsOwnEvents);
  }

  private static void hasItsOwnEvents(Map<?, ?> record) {
    Object n = record.get("output_data");
    List<?> events = (List<?>) record.get("execution_events");
    assertThat(events).hasSize(2);
    Map<?, ?> crm = (Map<?, ?>) events.get(0);
    Map<?, ?> mail = (Map<?, ?>) events.get(1);
    assertThat(crm.get("operation")).isEqualTo("call " + n);
    assertThat(mail.get("summary")).isEqualTo("sent " + n);
    assertThat(((Number) crm.get("duration_ms")).doubleValue()).isNotNegative();
    assertThat(OffsetDateTime.parse((String) crm.get("started_at")).getOffset())
        .isEqualTo(ZoneOffset.UTC);
  }
}
