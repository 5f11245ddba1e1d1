package dev.mxcp.jdbc;

import dev.mxcp.config.Config;
import dev.mxcp.config.NamedDatabase;
import dev.mxcp.definition.ParameterOrigin;
import dev.mxcp.jdbc.internal.session.Identity;
import dev.mxcp.jdbc.internal.session.OpenDatabase;
import dev.mxcp.spi.CheckReturnValue;
import dev.mxcp.spi.DatabaseFactory;
import dev.mxcp.spi.DatabaseProvider;
import dev.mxcp.sql.spi.SqlLimits;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Describes a database over JDBC for tools in SQL and Python: PostgreSQL, Trino, or any other with
 * a driver that keeps to JDBC.
 *
 * <pre>{@code
 * Mxcp.builder()
 *     .project(directory)
 *     .invoker(SqlInvoker.duckDb())
 *     .database("warehouse", JdbcDatabase.of(dataSource))
 *     .build();
 * }</pre>
 *
 * <p>Endpoints choose it with {@code database: warehouse}. Immutable: the methods that set an
 * option return a changed copy. The driver is the host's: it must be on the class path.
 */
public final class JdbcDatabase implements DatabaseProvider {

  private final Source source;
  private final Identity identity;
  private final Options options;

  private JdbcDatabase(Source source, Identity identity, Options options) {
    this.source = source;
    this.identity = identity;
    this.options = options;
  }

  /**
   * Returns a database whose connections come from the host's source, which should be a pool; it is
   * not closed with the runtime.
   */
  public static JdbcDatabase of(DataSource source) {
    Objects.requireNonNull(source, "source");
    return new JdbcDatabase(new Source(source, "", null, null), Identity.NONE, Options.DEFAULT);
  }

  /**
   * Returns a database with a pool of connections of its own.
   *
   * @param url the address, such as {@code jdbc:postgresql://db.example.com/shop}
   */
  public static JdbcDatabase url(String url) {
    Objects.requireNonNull(url, "url");
    if (!url.startsWith("jdbc:")) {
      throw new IllegalArgumentException("The URL of a database begins with jdbc:");
    }
    return new JdbcDatabase(new Source(null, url, null, null), Identity.NONE, Options.DEFAULT);
  }

  /** Returns what opens the databases that a profile declares under {@code databases}. */
  public static DatabaseFactory declared() {
    return JdbcDatabase::of;
  }

  private static JdbcDatabase of(NamedDatabase declared) {
    JdbcDatabase database = url(declared.url()).readOnly(declared.readOnly());
    if (declared.user() != null) {
      database = database.login(declared.user(), declared.password());
    }
    for (Map.Entry<String, String> setting : declared.session().entrySet()) {
      database = database.session(setting.getKey(), setting.getValue());
    }
    if (declared.runAs() != null) {
      database = database.runAs(declared.runAs());
    }
    return declared.poolSize() == null ? database : database.poolSize(declared.poolSize());
  }

  /** Returns a copy that logs in with a name and a password; only for a pool of its own. */
  @CheckReturnValue
  public JdbcDatabase login(String user, @Nullable String password) {
    return new JdbcDatabase(source.login(user, password), identity, options);
  }

  /**
   * Returns a copy that sets a setting of the database in the transaction of each call, so that its
   * row-level security knows the caller; in Trino it is a property of the session. A call without
   * that property is denied. Needs PostgreSQL or Trino.
   *
   * @param setting the name, such as {@code app.tenant}
   * @param property a property of the caller, such as {@code user.claims.tenant}
   */
  @CheckReturnValue
  public JdbcDatabase session(String setting, String property) {
    if (!setting.matches("[A-Za-z_][\\w.]*")
        || setting.equalsIgnoreCase("role")
        || setting.equalsIgnoreCase("session_authorization")) {
      throw new IllegalArgumentException("session cannot set " + setting);
    }
    Map<String, ParameterOrigin.Identity> settings = new LinkedHashMap<>(identity.settings());
    settings.put(setting, property(property));
    return new JdbcDatabase(source, new Identity(settings, identity.role()), options);
  }

  /**
   * Returns a copy that takes on a role of the database in the transaction of each call; in Trino
   * it is the session user. A call without that property is denied. Needs PostgreSQL or Trino.
   *
   * @param property a property of the caller, such as {@code user.claims.db_role}
   */
  @CheckReturnValue
  public JdbcDatabase runAs(String property) {
    return new JdbcDatabase(source, new Identity(identity.settings(), property(property)), options);
  }

  private static ParameterOrigin.Identity property(String text) {
    if (ParameterOrigin.parse(text).orElse(null) instanceof ParameterOrigin.Identity origin) {
      return origin;
    }
    throw new IllegalArgumentException(
        "Expected a property of the caller, such as user.claims.tenant, not " + text);
  }

  /**
   * Returns a copy that limits the connections of its own pool.
   *
   * @param connections at least 1; the default is 10
   */
  @CheckReturnValue
  public JdbcDatabase poolSize(int connections) {
    return with(options.poolSize(connections));
  }

  /**
   * Returns a copy that limits how long a call waits for a connection of its own pool.
   *
   * @param limit at least 250 ms; the default is 5 seconds
   */
  @CheckReturnValue
  public JdbcDatabase connectionTimeout(Duration limit) {
    return with(options.connectionTimeout(limit));
  }

  /**
   * Returns a copy that reads a different number of rows at once.
   *
   * @param rows at least 1; the default is 1,000
   */
  @CheckReturnValue
  public JdbcDatabase fetchSize(int rows) {
    return with(options.fetchSize(rows));
  }

  /**
   * Returns a copy that limits the results of {@code execute}, for Java and Python; the endpoints'
   * limits are those of the {@code SqlInvoker}.
   */
  @CheckReturnValue
  public JdbcDatabase limits(SqlLimits limits) {
    return with(options.limits(limits));
  }

  /**
   * Returns a copy whose transactions only read, whatever endpoints declare; the default is false.
   * PostgreSQL enforces it; elsewhere statements that write by their first words are refused.
   */
  @CheckReturnValue
  public JdbcDatabase readOnly(boolean readOnly) {
    return with(options.readOnly(readOnly));
  }

  private JdbcDatabase with(Options changed) {
    return new JdbcDatabase(source, identity, changed);
  }

  /** Connects once, so that a wrong address or password is told now. */
  @Override
  public Opened open(Config config, Mode mode) {
    OpenDatabase database = new Opening(source, identity, options).open(config);
    try {
      database.connect();
      return database;
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  /** Returns the address without its parameters; no password. */
  @Override
  public String toString() {
    return "JdbcDatabase[" + source + "]";
  }
}
