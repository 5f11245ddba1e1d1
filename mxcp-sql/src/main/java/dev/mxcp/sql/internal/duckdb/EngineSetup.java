package dev.mxcp.sql.internal.duckdb;

import dev.mxcp.config.Config;
import dev.mxcp.spi.DatabaseProvider.Mode;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Makes an open database ready: time zone, extensions, secrets, sandbox. In that order. */
final class EngineSetup {

  private final Connection root;
  private final Config config;
  private final Mode mode;
  private final DuckDbOptions options;

  EngineSetup(Connection root, Config config, Mode mode, DuckDbOptions options) {
    this.root = root;
    this.config = config;
    this.mode = mode;
    this.options = options;
  }

  void run() throws SQLException {
    try (Statement statement = root.createStatement()) {
      // Results must not depend on where the process runs.
      statement.execute("SET GLOBAL TimeZone = 'UTC'");
    }
  }
}
