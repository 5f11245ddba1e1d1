package dev.mxcp.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.mxcp.config.Config;
import dev.mxcp.error.DatabaseException;
import dev.mxcp.error.DatabaseException.Kind;
import dev.mxcp.jdbc.internal.dialect.Dialect;
import dev.mxcp.jdbc.internal.dialect.Plain;
import dev.mxcp.jdbc.internal.dialect.Postgres;
import dev.mxcp.jdbc.internal.dialect.Trino;
import dev.mxcp.jdbc.internal.session.Connections;
import dev.mxcp.jdbc.internal.session.ErrorTexts;
import dev.mxcp.jdbc.internal.session.Identity;
import dev.mxcp.jdbc.internal.session.OpenDatabase;
import dev.mxcp.jdbc.internal.session.Site;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Opens a database. */
record Opening(Source source, Identity identity, Options options) {

  OpenDatabase open(Config config) {
    DataSource given = source.given();
    Dialect dialect = given == null ? of(source.url(), true) : dialect(given);
    requireIdentity(dialect);
    DataSource connections = given == null ? pool(config, dialect) : given;
    Site site =
        new Site(
            new Connections(connections, given == null),
            dialect,
            identity,
            options.limits(),
            options.fetchSize(),
            options.readOnly() || config.database().readOnly(),
            source.hidden());
    return new OpenDatabase(site);
  }

  /** A database that cannot act as the caller must not be used in place of one that does. */
  private void requireIdentity(Dialect dialect) {
    if (!identity.equals(Identity.NONE) && !dialect.hasIdentity()) {
      throw new DatabaseException(
          Kind.OPEN,
          "The database cannot act as the caller (session, run_as): its dialect is "
              + dialect.name()
              + ", expected postgresql or trino.",
          null);
    }
  }

  private static Dialect dialect(DataSource given) {
    try (Connection connection = given.getConnection()) {
      return of(connection.getMetaData().getURL(), false);
    } catch (SQLException e) {
      throw new DatabaseException(Kind.OPEN, "The database cannot be opened: " + e.getMessage(), e);
    }
  }

  private HikariDataSource pool(Config config, Dialect dialect) {
    HikariConfig pool = new HikariConfig();
    pool.setPoolName("mxcp-" + config.project());
    pool.setMaximumPoolSize(options.poolSize());
    pool.setConnectionTimeout(options.connectionTimeout().toMillis());
    pool.setValidationTimeout(Math.min(2000, options.connectionTimeout().toMillis()));
    // One attempt: what is wrong is told at once, and not when the patience of calls is over.
    pool.setInitializationFailTimeout(1);
    pool.setConnectionInitSql(dialect.initialization());
    dialect.properties().entrySet().stream()
        .filter(property -> !source.url().contains(property.getKey() + "="))
        .forEach(property -> pool.addDataSourceProperty(property.getKey(), property.getValue()));
    if (source.user() != null) {
      pool.setUsername(source.user());
    }
    if (source.password() != null) {
      pool.setPassword(source.password());
    }
    try {
      pool.setJdbcUrl(source.url());
      return new HikariDataSource(pool);
    } catch (RuntimeException e) {
      String why =
          e.getCause() instanceof SQLException refused
              ? ErrorTexts.text(refused, dialect, source.hidden())
              : "no driver on the class path takes its address.";
      throw new DatabaseException(
          Kind.OPEN, "The database " + source + " cannot be opened: " + why, null);
    }
  }

  private static Dialect of(String url, boolean own) {
    if (url.startsWith("jdbc:trino:")) {
      return new Trino(own);
    }
    return url.startsWith("jdbc:postgresql:") ? new Postgres() : new Plain();
  }
}
