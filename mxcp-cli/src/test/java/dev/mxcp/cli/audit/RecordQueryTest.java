package dev.mxcp.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mxcp.cli.audit.RecordFilter.Decision;
import dev.mxcp.cli.audit.RecordFilter.EndpointId;
import dev.mxcp.cli.audit.RecordFilter.Status;
import dev.mxcp.definition.EndpointKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The case A09, filter by filter. */
final class RecordQueryTest {

  @TempDir Path directory;
  private List<Path> files;

  @BeforeEach
  void write() throws IOException {
    Path first = directory.resolve("first.jsonl");
    Path empty = Files.createFile(directory.resolve("empty.jsonl"));
    Path torn = directory.resolve("it's torn.jsonl");
    Files.writeString(
        first,
        line("old", "2024-01-01T10:00:00+00:00", "tool", "a", "success", "\"allow\"")
            + "not json\n[1]\n\n"
            + line("denied", "2024-01-02T10:00:00.5+00:00", "tool", "a", "error", "\"deny\"")
            + line("same", "2024-01-02T10:00:00.500000+00:00", "tool", "b", "success", "\"warn\""));
    Files.writeString(
        torn,
        line("read", "2024-01-02T11:00:00.000001+00:00", "resource", "a", "success", "null")
            + line("said", "2024-01-02T09:00:00+00:00", "prompt", "o'b", "success", "null")
            + "{\"record_id\":\"torn");
    files = List.of(first, empty, torn);
  }

  private static String line(
      String id, String end, String kind, String name, String status, String decision) {
    return String.format(
        "{\"record_id\":\"%s\",\"timestamp\":\"%s\",\"operation_type\":\"%s\","
            + "\"operation_name\":\"%s\",\"operation_status\":\"%s\",\"policy_decision\":%s,"
            + "\"n\":123456789012345678901234567890}\n",
        id, end, kind, name, status, decision);
  }

  private List<Object> ids(RecordFilter filter, Integer limit) {
    return new ArrayList<>(
        new RecordQuery(files, filter, limit)
            .records().stream().map(record -> record.get("record_id")).toList());
  }

  private List<Object> since(String moment) {
    return ids(new RecordFilter(List.of(), null, null, null, Instant.parse(moment)), null);
  }

  @Test
  void newest_is_first_over_all_files_and_later_lines_of_one_moment_before_earlier_ones() {
    assertThat(ids(RecordFilter.ALL, null))
        .containsExactly("read", "same", "denied", "said", "old");
    assertThat(ids(RecordFilter.ALL, 2)).containsExactly("read", "same");
  }

  @Test
  void each_filter_leaves_what_it_names() {
    EndpointId tool = new EndpointId(EndpointKind.TOOL, "a");
    EndpointId prompt = new EndpointId(EndpointKind.PROMPT, "o'b");
    EndpointId injected = new EndpointId(EndpointKind.TOOL, "a' OR 1=1 --");
    List<EndpointId> none = List.of();

    assertThat(ids(new RecordFilter(List.of(tool), null, null, null, null), null))
        .containsExactly("denied", "old");
    assertThat(ids(new RecordFilter(List.of(tool, prompt), null, null, null, null), null))
        .containsExactly("denied", "said", "old");
    assertThat(ids(new RecordFilter(List.of(injected), null, null, null, null), null)).isEmpty();
    assertThat(ids(new RecordFilter(none, EndpointKind.RESOURCE, null, null, null), null))
        .containsExactly("read");
    assertThat(ids(new RecordFilter(none, null, Decision.NONE, null, null), null))
        .containsExactly("read", "said");
    assertThat(ids(new RecordFilter(none, null, Decision.WARN, null, null), null))
        .containsExactly("same");
    assertThat(ids(new RecordFilter(none, null, null, Status.ERROR, null), null))
        .containsExactly("denied");
    assertThat(
            ids(
                new RecordFilter(
                    List.of(tool),
                    EndpointKind.TOOL,
                    Decision.ALLOW,
                    Status.SUCCESS,
                    Instant.parse("2024-01-01T00:00:00Z")),
                9))
        .containsExactly("old");
  }

  @Test
  void moments_are_in_utc_wherever_the_reader_is() {
    TimeZone before = TimeZone.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
      assertThat(since("2024-01-02T10:00:00.5Z")).containsExactly("read", "same", "denied");
      assertThat(since("2024-01-02T10:00:00.500001Z")).containsExactly("read");
    } finally {
      TimeZone.setDefault(before);
    }
  }

  @Test
  void records_are_as_they_were_written() {
    assertThat(new RecordQuery(files, RecordFilter.ALL, 1).records().get(0))
        .containsEntry("n", new java.math.BigInteger("123456789012345678901234567890"));
    assertThat(new RecordQuery(List.of(), RecordFilter.ALL, null).records()).isEmpty();
  }
}
