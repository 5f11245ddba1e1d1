package dev.mxcp.drift;

import dev.mxcp.Mxcp;
import dev.mxcp.error.ConfigException;
import dev.mxcp.suite.SuiteReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The state of a project at one time: tables and columns, definitions and JSON Schemas of
 * endpoints, hashes of SQL and Python sources, and results of tests.
 *
 * <pre>{@code
 * DriftReport report = DriftSnapshot.read(path).driftTo(DriftSnapshot.of(mxcp));
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 */
public final class DriftSnapshot {

  private final Map<String, @Nullable Object> map;

  private DriftSnapshot(Map<String, @Nullable Object> map) {
    this.map = Collections.unmodifiableMap(map);
  }

  /**
   * Takes a snapshot of a running project. It reads the database's catalogue and runs no test.
   *
   * @throws dev.mxcp.error.DatabaseException if the tables cannot be listed
   * @throws ConfigException if a source cannot be read
   */
  public static DriftSnapshot of(Mxcp mxcp) {
    return new DriftSnapshot(SnapshotContent.of(mxcp));
  }

  /**
   * Reads a snapshot from a file, also one that the Python implementation of mxcp wrote.
   *
   * @throws ConfigException if the file is not a snapshot; the message names the file and the
   *     reason
   */
  public static DriftSnapshot read(Path file) {
    return new DriftSnapshot(SnapshotFile.read(file));
  }

  /** Returns a copy with the results of tests; endpoints that did not run have none. */
  public DriftSnapshot withTests(SuiteReport report) {
    return new DriftSnapshot(TestResults.add(map, report));
  }

  /** Returns whether the snapshot has results of tests. */
  public boolean hasTests() {
    return by("resources", EndpointState::label).values().stream()
        .anyMatch(resource -> resource.containsKey("test_results"));
  }

  /**
   * Writes the snapshot as indented JSON. An existing file is replaced, and missing directories are
   * created.
   *
   * @throws IOException if the file cannot be written
   */
  public void write(Path file) throws IOException {
    Path directory = file.toAbsolutePath().getParent();
    if (directory != null) {
      Files.createDirectories(directory);
    }
    Files.writeString(file, Json.indented(map) + "\n");
  }

  /** Returns the snapshot as plain values: version, generated_at, tables, resources, sources. */
  public Map<String, @Nullable Object> map() {
    return map;
  }

  /** Returns the time of the snapshot, in ISO 8601. */
  public String generatedAt() {
    return String.valueOf(map.get("generated_at"));
  }

  /** Returns the SHA-256 of the content without its time, in hexadecimal. */
  public String hash() {
    return SourceFiles.hash(Json.canonicalText(Json.without(map, "generated_at")));
  }

  /** Returns the changes from this snapshot to a later one. */
  public DriftReport driftTo(DriftSnapshot later) {
    return DriftReport.of(this, later, Instant.now());
  }

  /** Returns a list of mappings of the snapshot by a key; the last one of equal keys counts. */
  Map<String, Map<String, @Nullable Object>> by(
      String list, Function<Map<String, @Nullable Object>, String> key) {
    Map<String, Map<String, @Nullable Object>> found = new LinkedHashMap<>();
    for (Object item : map.get(list) instanceof List<?> items ? items : List.of()) {
      Map<String, @Nullable Object> entry = Json.map(item);
      found.put(key.apply(entry), entry);
    }
    return found;
  }
}
