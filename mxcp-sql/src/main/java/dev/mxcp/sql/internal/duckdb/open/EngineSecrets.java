package dev.mxcp.sql.internal.duckdb.open;

import dev.mxcp.config.Secret;
import dev.mxcp.config.Secrets;
import dev.mxcp.sql.internal.duckdb.EngineErrors;
import dev.mxcp.sql.internal.text.SqlLiteral;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the secrets of a project known to the engine, as far as it has a use for their type. */
final class EngineSecrets {

  private static final Logger LOG = LoggerFactory.getLogger(EngineSecrets.class);

  private static final Set<String> TYPES =
      Set.of(
          "http",
          "s3",
          "gcs",
          "r2",
          "aws",
          "azure",
          "postgres",
          "mysql",
          "huggingface",
          "ducklake",
          "iceberg",
          "motherduck");

  private final Connection connection;
  private final Secrets secrets;

  EngineSecrets(Connection connection, Secrets secrets) {
    this.connection = connection;
    this.secrets = secrets;
  }

  /** Creates them; one that the engine refuses is logged, without its values, and left out. */
  void create() {
    for (Secret secret : secrets.all()) {
      String type = secret.type().toLowerCase(Locale.ROOT);
      if (TYPES.contains(type) && !secret.parameters().isEmpty()) {
        create(secret, type);
      }
    }
  }

  private void create(Secret secret, String type) {
    // Each with a statement of its own: a refusal closes it.
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql(secret, type));
    } catch (SQLException e) {
      // The engine's text quotes the statement, and with it the values.
      String firstLine = EngineErrors.text(e).lines().findFirst().orElse("");
      LOG.warn(
          "The secret {} of type {} is not available in SQL: {}",
          secret.name(),
          type,
          secrets.redact(firstLine));
    }
  }

  private static String sql(Secret secret, String type) {
    String values =
        secret.parameters().entrySet().stream()
            .map(
                entry ->
                    SqlLiteral.identifier(entry.getKey()) + " " + SqlLiteral.of(entry.getValue()))
            .collect(Collectors.joining(", "));
    return "CREATE OR REPLACE TEMPORARY SECRET "
        + SqlLiteral.identifier(secret.name())
        + " (TYPE "
        + type
        + ", "
        + values
        + ")";
  }
}
