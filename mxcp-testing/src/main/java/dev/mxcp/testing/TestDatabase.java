package dev.mxcp.testing;

import dev.mxcp.config.Config;
import dev.mxcp.config.DatabaseSettings;
import dev.mxcp.runtime.CallContext;
import dev.mxcp.spi.DatabaseProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Opens a copy of a project's database, and puts it back.
 *
 * <p>The copy is made, and the setup run, when it is first opened; reloads find it as tools left
 * it. Only a database in a file of its own tells whether it was changed, so that is what it always
 * is.
 */
final class TestDatabase implements DatabaseProvider {

  private final DatabaseProvider real;
  private final Path file;
  private final List<String> setup;
  private boolean prepared;
  private String served = "";

  TestDatabase(DatabaseProvider real, Path file, List<String> setup) {
    this.real = real;
    this.file = file;
    this.setup = setup;
  }

  @Override
  public synchronized Opened open(Config config, Mode mode) {
    if (!prepared) {
      prepare(config);
      prepared = true;
    }
    return real.open(moved(config, config.database().readOnly()), mode);
  }

  /** Notes what the database is like now, for {@link #isChanged}. */
  void mark() {
    served = state();
  }

  /** Returns whether anything was committed since the mark. */
  boolean isChanged() {
    return !served.equals(state());
  }

  /** Puts the database back to what it was after the setup; nothing may have it open. */
  void restore() throws IOException {
    copy(before(), file);
    copy(wal(before()), wal(file));
  }

  private void prepare(Config config) {
    try {
      Path original = config.database().file();
      if (original != null) {
        copy(original, file);
        copy(wal(original), wal(file));
      }
      runSetup(config);
      copy(file, before());
      copy(wal(file), wal(before()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void runSetup(Config config) {
    boolean mustCreate = config.database().readOnly() && !Files.exists(file);
    if (setup.isEmpty() && !mustCreate) {
      return;
    }
    try (Opened database = real.open(moved(config, false), Mode.SERVE)) {
      setup.forEach(sql -> database.executeScript(sql, Map.of(), CallContext.NONE));
    }
  }

  private Config moved(Config config, boolean readOnly) {
    DatabaseSettings settings =
        new DatabaseSettings(file, readOnly, config.database().extensions());
    return Config.builder(config.directory())
        .project(config.project())
        .profile(config.profile())
        .database(settings)
        .plugins(config.plugins())
        .secrets(config.secrets())
        .site(config.site())
        .user(config.user())
        .build();
  }

  /** Returns size and time of the files; a commit changes at least one of them. */
  private String state() {
    return state(file) + " " + state(wal(file));
  }

  private static String state(Path path) {
    try {
      return Files.exists(path) ? Files.size(path) + "@" + Files.getLastModifiedTime(path) : "-";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copy(@Nullable Path from, Path to) throws IOException {
    if (from != null && Files.exists(from)) {
      Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    } else {
      Files.deleteIfExists(to);
    }
  }

  private Path before() {
    return file.resolveSibling("before.duckdb");
  }

  private static Path wal(Path path) {
    return path.resolveSibling(path.getFileName() + ".wal");
  }
}
