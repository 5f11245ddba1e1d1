package dev.mxcp.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A real PostgreSQL, one for all tests of the module; each test class has a database of its own.
 */
public final class TestPostgres {

  private static final EmbeddedPostgres SERVER = start();
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private TestPostgres() {}

  private static EmbeddedPostgres start() {
    try {
      EmbeddedPostgres server =
          EmbeddedPostgres.builder()
              .setPGStartupWait(Duration.ofMinutes(2))
              .setServerConfig("max_connections", "100")
              .setServerConfig("timezone", "Asia/Kathmandu")
              .setServerConfig("hba_file", logins().toString())
              .start();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> close(server)));
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Everybody may log in without a password, but for the roles of tests that have one. */
  private static Path logins() throws IOException {
    Path file = Files.createTempFile("mxcp-jdbc", ".hba");
    file.toFile().deleteOnExit();
    Files.writeString(
        file,
        "host all declared,app all scram-sha-256\nhost all all all trust\nlocal all all trust\n");
    // The server runs as another user.
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    return file;
  }

  private static void close(EmbeddedPostgres server) {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static int port() {
    return SERVER.getPort();
  }

  /** Makes a database, runs statements in it, and returns its name. */
  public static String database(String... statements) {
    String name = "test_" + NUMBER.incrementAndGet();
    run("postgres", "CREATE DATABASE " + name);
    run(name, statements);
    return name;
  }

  /** Runs statements as the superuser. */
  public static void run(String database, String... statements) {
    try (Connection connection = SERVER.getDatabase("postgres", database).getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns the one number that a query of the superuser gives. */
  static long number(String sql) {
    try (Connection connection = SERVER.getDatabase("postgres", "postgres").getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  public static String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port() + "/" + database;
  }

  /** Returns the database as the superuser, who needs no password. */
  public static JdbcDatabase jdbc(String database) {
    return JdbcDatabase.url(url(database)).login("postgres", null);
  }
}
