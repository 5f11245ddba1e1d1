package dev.mxcp.cli.project;

import dev.mxcp.Mxcp;
import dev.mxcp.MxcpBuilder;
import dev.mxcp.cli.failure.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A copy of the project's database file in a directory of its own, deleted when closed.
 *
 * @param directory where the copy is; null for a database in memory, which needs none
 * @param file the copy, which does not exist where there was nothing to copy
 */
public record DatabaseCopy(@Nullable Path directory, @Nullable Path file) implements AutoCloseable {

  private static final String VARIABLE = "MXCP_DUCKDB_PATH";

  /** Copies the database of a project that is not running. */
  public static DatabaseCopy of(MxcpBuilder definitions) {
    try (Mxcp mxcp = definitions.build()) {
      Path original = mxcp.runtime().config().database().file();
      return original == null ? new DatabaseCopy(null, null) : copy(original);
    } catch (IOException e) {
      throw CommandFailure.failed(
          "database", "The database cannot be copied for the tests: " + e, null, null);
    }
  }

  private static DatabaseCopy copy(Path original) throws IOException {
    Path directory = Files.createTempDirectory("mxcp-test-");
    Path file = directory.resolve(original.getFileName());
    DatabaseCopy copy = new DatabaseCopy(directory, file);
    try {
      copyIfThere(original, file);
      // What was written last may still stand in the log beside the file.
      copyIfThere(wal(original), wal(file));
      return copy;
    } catch (IOException e) {
      copy.close();
      throw e;
    }
  }

  private static Path wal(Path database) {
    return database.resolveSibling(database.getFileName() + ".wal");
  }

  private static void copyIfThere(Path from, Path to) throws IOException {
    if (Files.exists(from)) {
      Files.copy(from, to);
    }
  }

  /** Returns the environment in which a project uses the copy. */
  public Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>(System.getenv());
    if (file != null) {
      environment.put(VARIABLE, file.toString());
    }
    return environment;
  }

  @Override
  public void close() {
    if (directory == null) {
      return;
    }
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      // The copy stays in the temporary directory; the tests ran all the same.
      return;
    }
  }
}
