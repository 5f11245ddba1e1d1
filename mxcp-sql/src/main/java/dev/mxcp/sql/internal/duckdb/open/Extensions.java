package dev.mxcp.sql.internal.duckdb.open;

import dev.mxcp.config.DatabaseSettings.Extension;
import dev.mxcp.error.DatabaseException;
import dev.mxcp.error.DatabaseException.Kind;
import dev.mxcp.spi.DatabaseProvider.Mode;
import dev.mxcp.sql.internal.duckdb.EngineErrors;
import dev.mxcp.sql.internal.text.SqlLiteral;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loads the extensions of a project, once for a database. */
final class Extensions {

  private static final Logger LOG = LoggerFactory.getLogger(Extensions.class);

  /** Are part of the driver; installing one would ask the network for it. */
  private static final Set<String> BUILT_IN = Set.of("core_functions", "icu", "json", "parquet");

  private final Connection connection;
  private final Mode mode;

  Extensions(Connection connection, Mode mode) {
    this.connection = connection;
    this.mode = mode;
  }

  /** Loads one; installs it first where it is not there and that is allowed. */
  void load(Extension extension) {
    String name = extension.name().toLowerCase(Locale.ROOT);
    if (BUILT_IN.contains(name)) {
      return;
    }
    try {
      execute("LOAD " + SqlLiteral.identifier(name));
    } catch (SQLException e) {
      if (mode == Mode.CHECK) {
        LOG.warn("The extension {} is not installed; SQL that needs it cannot be checked.", name);
        return;
      }
      install(extension, name);
    }
  }

  private void install(Extension extension, String name) {
    String from = extension.repository();
    String source = from == null ? "" : " FROM " + repository(from);
    try {
      execute("INSTALL " + SqlLiteral.identifier(name) + source);
      execute("LOAD " + SqlLiteral.identifier(name));
    } catch (SQLException e) {
      throw new DatabaseException(Kind.OPEN, message(name, source, EngineErrors.text(e)), e);
    }
  }

  /** Runs with a statement of its own: a refusal closes it. */
  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String repository(String name) {
    return name.matches("[a-z_]+") ? name : SqlLiteral.of(name);
  }

  private static String message(String name, String source, String engine) {
    return "The extension "
        + name
        + " is not installed and cannot be downloaded. Check its name under `extensions`, and the"
        + " network; on a machine without one, run `INSTALL "
        + name
        + source
        + "` elsewhere with the same DuckDB version and copy ~/.duckdb/extensions. The engine"
        + " says: "
        + engine;
  }
}
