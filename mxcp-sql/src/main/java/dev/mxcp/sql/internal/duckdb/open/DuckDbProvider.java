package dev.mxcp.sql.internal.duckdb.open;

import dev.mxcp.config.Config;
import dev.mxcp.error.DatabaseException;
import dev.mxcp.error.DatabaseException.Kind;
import dev.mxcp.spi.DatabaseProvider;
import dev.mxcp.sql.internal.duckdb.DuckDbOptions;
import dev.mxcp.sql.internal.duckdb.EngineErrors;
import dev.mxcp.sql.internal.duckdb.session.DriverInternals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;
import org.jspecify.annotations.Nullable;

/** Opens DuckDB databases. The native library is loaded with the first of them, or before. */
public final class DuckDbProvider implements DatabaseProvider {

  private final DuckDbOptions options;

  /** Creates a provider. */
  public DuckDbProvider(DuckDbOptions options) {
    this.options = options;
  }

  /**
   * Loads the native library, once in the life of the JVM; opens nothing.
   *
   * @throws DatabaseException where that fails, each time with the reason of the first
   */
  public static void loadEngine() {
    Throwable failure = Library.ONCE.failure();
    if (failure != null) {
      throw OpenErrors.notLoaded(failure);
    }
    if (!DriverInternals.isKnown()) {
      throw OpenErrors.unknownDriver();
    }
  }

  /** Asks the driver once: later attempts would not say any more what went wrong. */
  private record Library(@Nullable Throwable failure) {

    static final Library ONCE = load();

    private static Library load() {
      try {
        Class.forName("org.duckdb.DuckDBNative");
        return new Library(null);
      } catch (ClassNotFoundException | LinkageError e) {
        return new Library(e);
      }
    }
  }

  @Override
  public Opened open(Config config, Mode mode) {
    OpenSettings settings = OpenSettings.of(config.database(), mode);
    prepareDirectory(settings, config);
    DuckDBConnection root = connect(settings);
    try {
      new EngineSetup(config, mode, settings.temporary(), options.sandbox()).run(root);
      return new DuckDb(root, settings, options);
    } catch (SQLException e) {
      throw abandon(root, EngineErrors.of(e));
    } catch (DatabaseException e) {
      throw abandon(root, e);
    }
  }

  private static void prepareDirectory(OpenSettings settings, Config config) {
    Path file = settings.file();
    if (file == null) {
      return;
    }
    if (settings.readOnly() && !Files.exists(file)) {
      throw OpenErrors.missing(file);
    }
    try {
      Path directory = file.getParent();
      if (directory != null && !Files.isDirectory(directory)) {
        if (!isExpected(directory, file, config)) {
          throw OpenErrors.missingDirectory(file, directory);
        }
        Files.createDirectories(directory);
      }
    } catch (IOException e) {
      throw new DatabaseException(
          Kind.OPEN, "The directory of the database " + file + " cannot be created: " + e, e);
    }
  }

  /**
   * A file that nobody named is in a directory that nobody had to make, and version control keeps
   * no empty {@code data}.
   */
  private static boolean isExpected(Path directory, Path file, Config config) {
    return file.endsWith("db-" + config.profile() + ".duckdb")
        || directory.equals(config.directory().resolve("data"));
  }

  private static DuckDBConnection connect(OpenSettings settings) {
    loadEngine();
    try {
      return (DuckDBConnection) new DuckDBDriver().connect(settings.url(), settings.properties());
    } catch (SQLException e) {
      throw OpenErrors.of(settings.file(), e);
    }
  }

  private static DatabaseException abandon(DuckDBConnection root, DatabaseException failure) {
    try {
      root.close();
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
    return failure;
  }
}
