package dev.mxcp.sql.internal.duckdb.open;

import dev.mxcp.config.Config;
import dev.mxcp.config.DatabaseSettings.Extension;
import dev.mxcp.spi.DatabaseProvider.Mode;
import dev.mxcp.sql.internal.text.SqlLiteral;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** Makes an open database ready: time zone, extensions, secrets, sandbox. In that order. */
final class EngineSetup {

  private final Config config;
  private final Mode mode;
  private final @Nullable Path temporary;
  private final boolean sandbox;

  EngineSetup(Config config, Mode mode, @Nullable Path temporary, boolean sandbox) {
    this.config = config;
    this.mode = mode;
    this.temporary = temporary;
    this.sandbox = sandbox;
  }

  void run(Connection root) throws SQLException {
    try (Statement statement = root.createStatement()) {
      // Results must not depend on where the process runs.
      statement.execute("SET GLOBAL TimeZone = 'UTC'");
      Extensions extensions = new Extensions(root, mode);
      for (Extension extension : config.database().extensions()) {
        extensions.load(extension);
      }
      if (sandbox) {
        // Without it the first secret under a sandbox wedges the engine's store of secrets.
        statement.execute("SET allow_persistent_secrets = false");
      }
      new EngineSecrets(root, config.secrets()).create();
      if (sandbox) {
        lock(statement);
      }
    }
  }

  /** The order counts: what comes later forbids what comes before. */
  private void lock(Statement statement) throws SQLException {
    if (temporary != null) {
      statement.execute("SET allowed_directories = [" + SqlLiteral.of(temporary.toString()) + "]");
    }
    statement.execute("SET allow_community_extensions = false");
    statement.execute("SET autoinstall_known_extensions = false");
    statement.execute("SET autoload_known_extensions = false");
    statement.execute("SET enable_external_access = false");
    statement.execute("SET lock_configuration = true");
  }
}
