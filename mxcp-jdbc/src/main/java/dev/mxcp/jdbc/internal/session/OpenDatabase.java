package dev.mxcp.jdbc.internal.session;

import dev.mxcp.error.DatabaseException;
import dev.mxcp.error.DatabaseException.Kind;
import dev.mxcp.jdbc.internal.text.Statement;
import dev.mxcp.runtime.CallContext;
import dev.mxcp.runtime.PoolStatus;
import dev.mxcp.runtime.SqlFunction;
import dev.mxcp.runtime.Transaction;
import dev.mxcp.spi.DatabaseProvider;
import dev.mxcp.sql.spi.SqlDatabase;
import dev.mxcp.sql.spi.SqlRequest;
import dev.mxcp.sql.spi.SqlStatement;
import dev.mxcp.sql.spi.SqlTextException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A database that is open. Thread-safe. */
public final class OpenDatabase implements DatabaseProvider.Opened, SqlDatabase {

  private final Site site;

  /** Creates one. */
  public OpenDatabase(Site site) {
    this.site = site;
  }

  /**
   * Connects once.
   *
   * @throws DatabaseException if that cannot be done
   */
  public void connect() {
    try (Session session = Session.open(site.anonymous(), CallContext.NONE, false)) {
      session.ping();
    }
  }

  @Override
  public SqlStatement statement(SqlRequest request) {
    return new JdbcStatement(site, request);
  }

  @Override
  public List<Map<String, @Nullable Object>> execute(
      String sql, Map<String, ? extends @Nullable Object> parameters, CallContext context) {
    Statement statement = single(sql, parameters);
    requireReading(List.of(statement), context);
    boolean portions = site.dialect().streamsInTransaction() && !statement.standsAlone();
    try (Session session = Session.open(site, context, portions)) {
      List<Map<String, @Nullable Object>> rows = run(session, statement, parameters);
      session.commit();
      return rows;
    }
  }

  /** Reads one statement that is no part of a transaction, and checks the names of its values. */
  Statement single(String sql, Map<String, ? extends @Nullable Object> parameters) {
    List<Statement> statements = split(sql);
    if (statements.size() > 1) {
      throw syntax(
          "Expected one SQL statement, found "
              + statements.size()
              + ". Use executeScript for several.");
    }
    if (statements.get(0).controlsTransaction()) {
      throw syntax(
          "BEGIN, COMMIT and ROLLBACK cannot be run as statements, since every statement has a"
              + " connection of its own. Use a transaction or a script.");
    }
    refuseUnknown(statements, parameters);
    return statements.get(0);
  }

  private List<Statement> split(String sql) {
    try {
      return Statement.split(sql, site.dialect().syntax());
    } catch (SqlTextException e) {
      throw syntax("The SQL cannot be run: " + e.getMessage());
    }
  }

  private static DatabaseException syntax(String message) {
    return new DatabaseException(Kind.SYNTAX, message, null);
  }

  private static void refuseUnknown(
      List<Statement> statements, Map<String, ? extends @Nullable Object> values) {
    Set<String> known = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    statements.forEach(statement -> known.addAll(statement.parameters()));
    Set<String> given = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    given.addAll(values.keySet());
    for (String name : values.keySet()) {
      if (!known.contains(name)) {
        throw parameters("The SQL has no parameter $" + name + ", but a value is given.");
      }
    }
    for (String name : known) {
      if (!given.contains(name)) {
        throw parameters("The SQL has the parameter $" + name + ", but no value is given.");
      }
    }
  }

  private static DatabaseException parameters(String message) {
    return new DatabaseException(Kind.PARAMETERS, message, null);
  }

  private void requireReading(List<Statement> statements, CallContext context) {
    if (context.isReadOnly() || site.readOnly()) {
      statements.forEach(statement -> JdbcStatement.requireReading(site.dialect(), statement));
    }
  }

  List<Map<String, @Nullable Object>> run(
      Session session, Statement statement, Map<String, ? extends @Nullable Object> parameters) {
    Target.Rows rows = new Target.Rows(site.limits());
    Bound bound = new Bound(site.dialect(), statement, Map.of());
    return session
        .context()
        .statement(
            site.dialect().system(),
            statement.leading().isEmpty() ? "" : statement.leading().get(0),
            () -> {
              session.run(bound, parameters, 0, rows);
              return rows.rows();
            });
  }

  @Override
  public List<Map<String, @Nullable Object>> executeScript(
      String sql, Map<String, ? extends @Nullable Object> parameters, CallContext context) {
    List<Statement> statements = split(sql);
    refuseUnknown(statements, parameters);
    requireReading(statements, context);
    try (Session session = Session.open(site, context, false)) {
      return new Script(this, session, sql).run(statements, parameters);
    }
  }

  @Override
  public Transaction begin(CallContext context) {
    if (context.isReadOnly()) {
      throw new DatabaseException(
          Kind.READ_ONLY,
          "The tool declares `readOnlyHint: true`, so that it cannot begin a transaction.",
          null);
    }
    return new JdbcTransaction(this, site, context);
  }

  /** Looks as the login, not as a caller: the schema is the same for all. */
  @Override
  public List<Map<String, @Nullable Object>> columns() {
    Statement statement = Statement.single(site.dialect().columns(), site.dialect().syntax());
    try (Session session = Session.open(site.anonymous(), CallContext.NONE, false)) {
      return run(session, statement, Map.of());
    }
  }

  @Override
  public void register(SqlFunction function) {
    throw new UnsupportedOperationException(
        "Functions written in Java cannot be added to a database over JDBC");
  }

  @Override
  public boolean isReadOnly() {
    return site.readOnly();
  }

  @Override
  public Optional<Path> file() {
    return Optional.empty();
  }

  @Override
  public Optional<PoolStatus> pool() {
    return site.connections().status();
  }

  @Override
  public void close() {
    site.connections().close();
  }
}
