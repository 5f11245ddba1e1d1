package dev.mxcp.audit;

import dev.mxcp.config.AuditSettings;
import dev.mxcp.config.Secrets;
import dev.mxcp.spi.AuditSession;
import dev.mxcp.spi.AuditSink;
import java.util.Objects;
import javax.sql.DataSource;

/**
 * An audit log in a table of a database.
 *
 * <p>The table is made if it does not exist: a column for each field of a record, those with lists
 * and objects as JSON text. A thread of its own writes, in transactions of up to 256 records; while
 * the database does not answer, up to 10,000 records wait in memory. Records are not chained:
 * protect the table by the database's own rights. Thread-safe.
 */
public final class JdbcAudit implements AuditSink {

  private final DataSource source;
  private final String table;

  private JdbcAudit(DataSource source, String table) {
    this.source = source;
    this.table = table;
  }

  /**
   * Returns a sink.
   *
   * @param source gives connections; it stays the caller's
   * @param table the name of the table, with its schema if needed: letters, digits, {@code _} and
   *     {@code .}
   * @throws IllegalArgumentException if the name has other characters
   */
  public static JdbcAudit create(DataSource source, String table) {
    Objects.requireNonNull(source, "source");
    if (!table.matches("[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z_][A-Za-z0-9_]*){0,2}")) {
      throw new IllegalArgumentException("Not a name of a table: " + table);
    }
    return new JdbcAudit(source, table);
  }

  @Override
  public String name() {
    return "JDBC";
  }

  @Override
  public AuditSession open(AuditSettings settings, Secrets secrets) {
    return new QueuedSession(
        new JdbcWriter(source, table, RecordRedaction.of(settings.redactions())));
  }
}
