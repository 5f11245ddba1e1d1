package dev.mxcp.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mxcp.Mxcp;
import dev.mxcp.fixture.ProjectDirectory;
import dev.mxcp.python.PythonInvoker;
import dev.mxcp.runtime.SqlFunction;
import dev.mxcp.sql.SqlInvoker;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What gauges show of connections and workers, before and in the middle of a call. */
final class GaugesTest {

  @TempDir Path directory;

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final List<List<Double>> probes = new ArrayList<>();

  private ProjectDirectory project() {
    ProjectDirectory project = ProjectDirectory.create(directory);
    project.write(
        "mxcp-site.yml",
        "mxcp: 1\nproject: test\nprofile: default\n"
            + "profiles: {default: {duckdb: {path: ':memory:'}}}\npython: {workers: 1}\n");
    project.write(
        "tools/count.yml",
        "mxcp: 1\ntool: {name: count, language: python, return: {type: integer},"
            + " source: {file: ../python/count.py}}\n");
    project.write(
        "python/count.py",
        "from mxcp.runtime import db\n\n\ndef count():\n"
            + "    return db.execute('SELECT probe(1) AS n')[0]['n']\n");
    return project;
  }

  private SqlFunction probe() {
    return new SqlFunction(
        "probe",
        List.of("INTEGER"),
        "INTEGER",
        (chunk, context) -> {
          probes.add(figures());
          return Collections.nCopies(chunk.size(), 1);
        });
  }

  private double gauge(String name, String... tags) {
    return meters.get(name).tags(Tags.of(tags)).gauge().value();
  }

  /** Used connections; then used, idle and all workers, and their calls. */
  private List<Double> figures() {
    String pool = MxcpNames.DEFAULT_POOL;
    String state = MxcpNames.WORKER_STATE;
    return List.of(
        gauge(
            MxcpNames.CONNECTIONS,
            MxcpNames.POOL,
            pool,
            MxcpNames.CONNECTION_STATE,
            MxcpNames.USED),
        gauge(MxcpNames.WORKERS, MxcpNames.LANGUAGE, "python", state, MxcpNames.USED),
        gauge(MxcpNames.WORKERS, MxcpNames.LANGUAGE, "python", state, MxcpNames.IDLE),
        gauge(MxcpNames.MAX_WORKERS, MxcpNames.LANGUAGE, "python"),
        gauge(MxcpNames.WORKER_CALLS, MxcpNames.LANGUAGE, "python"));
  }

  @Test
  void connections_and_workers_are_shown_in_the_middle_of_a_call_and_after_the_end() {
    Mxcp mxcp =
        project()
            .builder()
            .invoker(SqlInvoker.duckDb())
            .invoker(PythonInvoker.create())
            .function(probe())
            .build();
    try (mxcp) {
      MxcpMeters.of(mxcp).bindTo(meters);
      assertThat(figures()).containsExactly(0.0, 0.0, 1.0, 1.0, 0.0);
      assertThat(mxcp.call("count", Map.of()).orElseThrow()).isEqualTo(1L);
      assertThat(probes).isNotEmpty().last().isEqualTo(List.of(1.0, 1.0, 0.0, 1.0, 1.0));
      assertThat(figures()).containsExactly(0.0, 0.0, 1.0, 1.0, 0.0);
    }
    assertThat(figures()).containsExactly(0.0, 0.0, 0.0, 0.0, 0.0);
  }
}
