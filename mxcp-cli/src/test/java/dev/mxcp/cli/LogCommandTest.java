package dev.mxcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mxcp.cli.Cli.Result;
import dev.mxcp.json.JsonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cases A09 to A12, and which commands write records. */
@Tag("long")
final class LogCommandTest {

  private static final String KEY = "0123456789abcdef-the-key";

  @TempDir Path directory;
  private Cli cli;

  @BeforeEach
  void write_the_project() {
    cli =
        Cli.project(directory)
            .write("mxcp-site.yml", site("{enabled: true, key: audit-key}"))
            .write(
                "config.yml",
                "mxcp: 1\nprojects:\n  test:\n    profiles:\n      default:\n        secrets:\n"
                    + "          - {name: audit-key, type: custom, parameters: {key: "
                    + KEY
                    + "}}\n")
            .write(
                "tools/salary.yml",
                """
                mxcp: 1
                tool:
                  name: salary
                  parameters: [{name: id, type: integer}]
                  return: {type: integer}
                  source: {code: "SELECT $id * 1000"}
                  policies:
                    input:
                      - {condition: "user.role == 'guest'", action: deny, reason: No guests}
                  tests:
                    - {name: one, arguments: [{key: id, value: 1}], result: 1000}
                """)
            .with(Map.of("MXCP_CONFIG", directory.resolve("config.yml").toString()));
  }

  private static String site(String audit) {
    return "mxcp: 1\nproject: test\nprofile: default\nsecrets: [audit-key]\n"
        + "profiles: {default: {audit: "
        + audit
        + "}}\n";
  }

  private List<Path> segments() throws IOException {
    Path logs = directory.resolve("audit");
    if (!Files.isDirectory(logs)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(logs)) {
      return files.sorted().toList();
    }
  }

  /** Writes a segment with the records of a server that ran before. */
  private void past(String stamp, List<Map<String, Object>> records) {
    StringBuilder lines = new StringBuilder();
    records.forEach(record -> lines.append(JsonText.write(record)).append('\n'));
    cli.write("audit/logs-default-" + stamp + ".jsonl", lines.toString());
  }

  private static Map<String, Object> record(
      String id, Instant end, String kind, String name, String status, String decision) {
    Map<String, Object> record = new LinkedHashMap<>();
    record.put("record_id", id);
    record.put("timestamp", end.truncatedTo(ChronoUnit.MICROS).toString().replace("Z", "+00:00"));
    record.put("operation_type", kind);
    record.put("operation_name", name);
    record.put("operation_status", status);
    record.put("duration_ms", 5L);
    record.put("input_data", Map.of("text", "a \"quoted\", text\nof two lines"));
    record.put("policy_decision", decision);
    return record;
  }

  @SuppressWarnings("unchecked")
  private static List<Object> ids(Result result) {
    assertThat(result.code()).as(result.err()).isZero();
    List<Map<String, Object>> records = (List<Map<String, Object>>) result.result().get("records");
    assertThat(result.result()).containsEntry("count", (long) records.size());
    return new ArrayList<>(records.stream().map(record -> record.get("record_id")).toList());
  }

  private List<Object> log(String... options) {
    List<String> all = new ArrayList<>(List.of("log", "--json"));
    all.addAll(List.of(options));
    return ids(cli.run(all.toArray(String[]::new)));
  }

  private void writePast() {
    Instant now = Instant.now();
    past(
        "20240101T000000",
        List.of(
            record("old", now.minus(3, ChronoUnit.DAYS), "tool", "a", "success", "allow"),
            record("denied", now.minus(90, ChronoUnit.MINUTES), "tool", "a", "error", "deny")));
    past(
        "20240101T000000-2",
        List.of(
            record("masked", now.minus(40, ChronoUnit.MINUTES), "tool", "b", "success", "warn"),
            record("read", now.minus(30, ChronoUnit.MINUTES), "resource", "a", "success", null),
            record("it's", now.minus(5, ChronoUnit.MINUTES), "prompt", "o'b", "success", null)));
    cli.write("audit/logs-default-20240102T000000.jsonl", "")
        .write("audit/logs-default.jsonl", "not json\n[1]\n{\"torn\":");
  }

  @Test
  void A09_filters_hold_together_and_the_newest_is_first() {
    writePast();

    assertThat(log()).containsExactly("it's", "read", "masked", "denied", "old");
    assertThat(
            log(
                "--tool=a",
                "--since=2h",
                "--policy=deny",
                "--status=error",
                "--type=tool",
                "--limit=5"))
        .containsExactly("denied");
  }

  @Test
  void A09_wrong_filters_are_wrong_usage() {
    assertThat(cli.run("log", "--policy", "maybe").err()).contains("allow, deny, warn, n/a");
    assertThat(cli.run("log", "--since", "yesterday").err()).contains("is not a time");
    assertThat(cli.run("log", "--limit", "0").code()).isEqualTo(2);
  }

  @Test
  void A10_exports_have_all_columns_and_all_that_the_filters_leave() throws Exception {
    writePast();

    Result csv = cli.run("log", "--export-csv", cli.path("out.csv"), "--type", "tool");
    Result duckDb = cli.run("log", "--export-duckdb", cli.path("out.duckdb"), "--json");
    Result again = cli.run("log", "--export-csv", cli.path("out.csv"), "--json");
    Result none = cli.run("log", "--tool", "nobody", "--export-csv", cli.path("none.csv"));

    assertThat(csv.out()).contains("3 records written to ", "out.csv");
    List<String> lines = Files.readAllLines(directory.resolve("out.csv"));
    assertThat(lines.get(0)).startsWith("schema_name,").endsWith(",record_hash").contains("error");
    assertThat(lines.get(1)).contains("masked").contains("\"{\"\"text\"\":");
    assertThat(lines).hasSize(4);
    assertThat(duckDb.result()).containsEntry("count", 5L);
    try (Connection connection =
            DriverManager.getConnection("jdbc:duckdb:" + directory.resolve("out.duckdb"));
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT operation_name, input_data->>'$.text', typeof(timestamp) FROM logs"
                    + " WHERE record_id = 'it''s'")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getString(1)).isEqualTo("o'b");
      assertThat(rows.getString(2)).isEqualTo("a \"quoted\", text\nof two lines");
      assertThat(rows.getString(3)).isEqualTo("TIMESTAMP WITH TIME ZONE");
    }
    assertThat(again.code()).isEqualTo(1);
    assertThat(again.json()).containsEntry("code", "export");
    assertThat(none.code()).isZero();
    assertThat(Files.readAllLines(directory.resolve("none.csv"))).hasSize(1);
  }

  @Test
  void A10_no_records_are_no_error() {
    assertThat(cli.run("log").out()).isEqualTo("(no records)\n");
  }

  @Test
  void A11_log_that_is_off_is_told_and_what_is_there_shows() {
    writePast();
    cli.write("mxcp-site.yml", site("{enabled: false}"));

    Result log = cli.run("log", "--json", "--tool", "b");

    assertThat(ids(log)).containsExactly("masked");
    assertThat(log.err()).contains("the audit log of the profile default is off");
  }

  @Test
  void A12_cleanup_deletes_old_segments_and_says_which() throws Exception {
    Instant now = Instant.now();
    past(
        "20240101T000000",
        List.of(record("a", now.minus(91, ChronoUnit.DAYS), "tool", "a", "success", null)));
    past(
        "20240102T000000",
        List.of(record("b", now.minus(89, ChronoUnit.DAYS), "tool", "a", "success", null)));
    past(
        "20240103T000000",
        List.of(record("c", now.minus(99, ChronoUnit.DAYS), "tool", "a", "success", null)));
    String old = "audit/logs-default-20240101T000000.jsonl";

    Result dry = cli.run("log-cleanup", "--dry-run", "--json");
    assertThat(segments()).hasSize(3);
    Result real = cli.run("log-cleanup");

    assertThat(dry.result())
        .containsEntry("files", List.of(old))
        .containsEntry("count", 1L)
        .containsEntry("dry_run", true);
    assertThat(real.out()).isEqualTo(old + "\n1 file deleted.\n");
    assertThat(segments()).hasSize(2);

    cli.write("mxcp-site.yml", site("{enabled: false}"));
    Result off = cli.run("log-cleanup");
    assertThat(off.code()).isZero();
    assertThat(off.err()).contains("is off");
  }

  @Test
  void run_writes_records_while_test_and_validate_do_not() throws Exception {
    assertThat(cli.run("test").code()).isZero();
    assertThat(cli.run("validate").code()).isZero();
    assertThat(cli.run("list").code()).isZero();
    assertThat(segments()).isEmpty();

    Result ok = cli.run("run", "salary", "-p", "id=2");
    Result denied = cli.run("run", "salary", "-p", "id=2", "-u", "{\"role\": \"guest\"}", "--json");
    Result invalid = cli.run("run", "salary", "-p", "id=x");

    assertThat(ok.out()).isEqualTo("2000\n");
    assertThat(denied.code()).isEqualTo(1);
    assertThat(denied.json()).containsEntry("code", "denied").containsEntry("error", "No guests");
    assertThat(invalid.code()).isEqualTo(1);
    assertThat(log("--tool", "salary", "--status", "error")).hasSize(2);
    assertThat(log("--policy", "deny")).hasSize(1);
    assertThat(cli.run("log", "--policy", "deny").out())
        .contains("time (UTC)", "salary", "No guests", "cli");
  }

  @Test
  void verify_finds_changes_and_a_pinned_head_a_cut_tail() throws Exception {
    cli.run("run", "salary", "-p", "id=1");
    cli.run("run", "salary", "-p", "id=2");
    Result intact = cli.run("log", "--verify", "--json");
    String head = ((List<?>) intact.result().get("head")).get(0).toString();
    assertThat(intact.code()).isZero();
    assertThat(intact.result()).containsEntry("records", 2L).containsEntry("intact", true);

    // Two of one second do not sort by time.
    Path last = segments().get(segments().size() - 1);
    for (Path segment : segments()) {
      last = Files.readString(segment).contains("\"id\":2") ? segment : last;
    }
    String line = Files.readString(last);
    Files.writeString(last, line.replace("\"id\":2", "\"id\":3"));
    Result changed = cli.run("log", "--verify");
    Files.delete(last);
    Result cut = cli.run("log", "--head", head, "--json");

    assertThat(changed.code()).isEqualTo(1);
    assertThat(changed.out()).contains(last.getFileName() + ":1: The record was changed");
    assertThat(cut.code()).isEqualTo(1);
    assertThat(cut.result().get("findings").toString()).contains("cut off");
    assertThat(cli.run("log", "--verify").code()).isZero();
  }

  @Test
  void required_log_does_not_hinder_commands_that_call_nothing() {
    cli.write("mxcp-site.yml", site("{required: true}"));

    assertThat(cli.run("list").code()).isZero();
    assertThat(cli.run("validate").code()).isZero();
    assertThat(cli.run("run", "salary", "-p", "id=2").out()).isEqualTo("2000\n");
  }
}
