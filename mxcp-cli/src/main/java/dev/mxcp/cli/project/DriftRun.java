package dev.mxcp.cli.project;

import dev.mxcp.Mxcp;
import dev.mxcp.MxcpBuilder;
import dev.mxcp.config.Config;
import dev.mxcp.definition.Endpoint;
import dev.mxcp.drift.DriftSnapshot;
import dev.mxcp.registry.EndpointEntry;
import dev.mxcp.suite.SuiteReport;
import dev.mxcp.suite.SuiteRunner;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Takes snapshots of a project on a copy of its database, which tests and hooks may change. */
public final class DriftRun {

  private DriftRun() {}

  /**
   * Returns the file of the profile's snapshot: {@code drift.path}, or the default place.
   *
   * @param definitions reads the project
   */
  public static Path file(MxcpBuilder definitions) {
    try (Mxcp mxcp = definitions.build()) {
      return file(mxcp.runtime().config());
    }
  }

  private static Path file(Config config) {
    String profile = config.profile();
    return config
        .setting("profiles." + profile + ".drift.path")
        .map(path -> config.directory().resolve(path.toString()))
        .orElseGet(() -> config.directory("drift").resolve("drift-" + profile + ".json"))
        .normalize();
  }

  /**
   * Starts the project and takes a snapshot.
   *
   * @param definitions reads the project, for the place of its database
   * @param withTests whether to run its tests
   * @param notes receives notes about problems of the project
   */
  public static DriftSnapshot snapshot(
      MxcpBuilder definitions, MxcpBuilder engines, boolean withTests, Consumer<String> notes) {
    try (DatabaseCopy copy = DatabaseCopy.of(definitions);
        Session session = Session.start(engines.environment(copy.environment()), notes)) {
      DriftSnapshot snapshot = DriftSnapshot.of(session.mxcp());
      return withTests ? snapshot.withTests(tests(session)) : snapshot;
    }
  }

  private static SuiteReport tests(Session session) {
    List<Endpoint> endpoints =
        Endpoints.all(session.mxcp().registry()).stream().map(EndpointEntry::endpoint).toList();
    return SuiteRunner.of(session.mxcp()).run(endpoints);
  }
}
