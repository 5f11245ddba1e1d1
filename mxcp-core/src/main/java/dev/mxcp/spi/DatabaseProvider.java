package dev.mxcp.spi;

import dev.mxcp.config.Config;
import dev.mxcp.runtime.Database;
import dev.mxcp.runtime.PoolStatus;
import java.util.Optional;

/** Provider of a database, which is opened once for every generation. */
@FunctionalInterface
public interface DatabaseProvider {

  /**
   * Opens the database that the configuration names.
   *
   * @throws dev.mxcp.error.DatabaseException where that cannot be done, with what to do about it
   */
  Opened open(Config config, Mode mode);

  /** The purpose for which a database is opened. */
  enum Mode {
    /** To run tools: what is missing is created. */
    SERVE,
    /** To check SQL against it: nothing is created or changed, a missing file is an empty one. */
    CHECK
  }

  /** A database that can be closed by whoever opened it. */
  interface Opened extends Database, AutoCloseable {

    /** Returns the state of its connection pool; empty if it has none. */
    default Optional<PoolStatus> pool() {
      return Optional.empty();
    }

    /** Stops running statements, closes every connection, and releases the file. */
    @Override
    void close();
  }
}
