package dev.mxcp.jdbc;

import dev.mxcp.config.Config;
import dev.mxcp.spi.DatabaseProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A real Trino, a coordinator and a worker on loopback, one for all tests of the profile {@code
 * trino}; it takes a JDK 25 and the archive of the server. With {@code -Dtrino.port=...} the tests
 * use one that runs already, for the inner loop.
 */
final class TestTrino {

  private static final String RULES =
      """
      {"catalogs": [{"allow": "all"}],
       "schemas": [{"owner": true}],
       "impersonation": [{"original_user": "mxcp", "new_user": "tenant_.*"}],
       "tables": [
         {"user": "tenant_.*", "catalog": "memory", "schema": "shop", "table": "orders",
          "privileges": ["SELECT"], "filter": "tenant = current_user"},
         {"user": "tenant_.*", "catalog": "memory", "privileges": []},
         {"privileges": ["SELECT", "INSERT", "DELETE", "UPDATE", "OWNERSHIP"]}]}
      """;

  private static final int PORT = start();

  private TestTrino() {}

  static String url() {
    return "jdbc:trino://127.0.0.1:" + PORT + "/memory/default";
  }

  static int port() {
    return PORT;
  }

  static JdbcDatabase jdbc() {
    return JdbcDatabase.url(url()).login("mxcp", null);
  }

  static DatabaseProvider.Opened open(JdbcDatabase database) {
    return database.open(
        Config.builder(Path.of("").toAbsolutePath()).build(), DatabaseProvider.Mode.SERVE);
  }

  /** Runs statements as a user who may do everything. */
  static void run(String... statements) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  static long number(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Connection connect() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", "admin");
    return DriverManager.getConnection(url(), properties);
  }

  private static int start() {
    Integer running = Integer.getInteger("trino.port");
    if (running != null) {
      return running;
    }
    try {
      Path home = unpack();
      Path java = java();
      Path data = Files.createTempDirectory(home.getParent(), "run");
      int coordinator = freePort();
      start(java, home, data.resolve("coordinator"), coordinator, coordinator);
      start(java, home, data.resolve("worker"), freePort(), coordinator);
      await(coordinator, data);
      return coordinator;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Only what the tests need of 821 MB. */
  private static Path unpack() throws IOException {
    String archive = System.getProperty("trino.archive", "");
    if (!Files.exists(Path.of(archive))) {
      throw new IllegalStateException(
          "There is no archive of Trino's server at '"
              + archive
              + "': run with -Ptrino, which gets io.trino:trino-server:tar.gz of Maven Central.");
    }
    Path target = Path.of("target", "trino").toAbsolutePath();
    String name = Path.of(archive).getFileName().toString().replace(".tar.gz", "");
    if (!Files.exists(target.resolve("unpacked"))) {
      Files.createDirectories(target);
      List<String> command =
          new ArrayList<>(List.of("tar", "xzf", archive, "-C", target.toString()));
      Stream.of("lib", "plugin/memory", "plugin/tpch").forEach(d -> command.add(name + "/" + d));
      require(new ProcessBuilder(command).inheritIO().start());
      Files.writeString(target.resolve("unpacked"), "");
    }
    return target.resolve(name);
  }

  private static void require(Process process) {
    try {
      if (process.waitFor() != 0) {
        throw new IllegalStateException("The archive of Trino's server could not be unpacked.");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Path java() throws IOException {
    List<Path> homes = new ArrayList<>();
    homes.add(Path.of(System.getProperty("trino.java.home", "/nowhere")));
    if (Runtime.version().feature() >= 25) {
      homes.add(Path.of(System.getProperty("java.home")));
    }
    Path installed = Path.of("/usr/lib/jvm");
    if (Files.isDirectory(installed)) {
      try (Stream<Path> all = Files.list(installed)) {
        all.filter(home -> home.getFileName().toString().contains("25")).forEach(homes::add);
      }
    }
    return homes.stream()
        .map(home -> home.resolve("bin/java"))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "Trino's server needs a JDK 25: there is none in /usr/lib/jvm. Name one with"
                        + " -Dtrino.java.home=..."));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static void start(Path java, Path home, Path data, int port, int coordinator)
      throws IOException {
    Path catalogs = Files.createDirectories(data.resolve("catalog"));
    Files.writeString(catalogs.resolve("memory.properties"), "connector.name=memory\n");
    Files.writeString(catalogs.resolve("tpch.properties"), "connector.name=tpch\n");
    Path rules = Files.writeString(data.resolve("rules.json"), RULES);
    Path access =
        Files.writeString(
            data.resolve("access.properties"),
            "access-control.name=file\nsecurity.config-file=" + rules + "\n");
    Path log = Files.writeString(data.resolve("log.properties"), "io.trino=WARN\n");
    Path config =
        Files.writeString(
            data.resolve("config.properties"), config(port, coordinator, access.toString()));
    List<String> command =
        List.of(
            java.toString(),
            "-Xmx1g",
            "-XX:TieredStopAtLevel=1",
            "-Djdk.attach.allowAttachSelf=true",
            "--enable-native-access=ALL-UNNAMED",
            "--add-modules=jdk.incubator.vector",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dnode.environment=test",
            "-Dnode.id=" + data.getFileName(),
            "-Dnode.data-dir=" + data,
            "-Dconfig=" + config,
            "-Dcatalog.config-dir=" + catalogs,
            "-Dplugin.dir=" + home.resolve("plugin"),
            "-Dlog.levels-file=" + log,
            "-cp",
            home.resolve("lib") + "/*",
            "io.trino.server.TrinoServer");
    Process server =
        new ProcessBuilder(command)
            .directory(data.toFile())
            .redirectErrorStream(true)
            .redirectOutput(data.resolve("log").toFile())
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(server::destroyForcibly));
  }

  private static String config(int port, int coordinator, String access) {
    boolean leads = port == coordinator;
    return String.join(
        "\n",
        "coordinator=" + leads,
        leads ? "node-scheduler.include-coordinator=false" : "",
        "http-server.http.port=" + port,
        "discovery.uri=http://127.0.0.1:" + coordinator,
        "node.internal-address=127.0.0.1",
        "query.max-memory=512MB",
        "query.max-memory-per-node=256MB",
        leads ? "access-control.config-files=" + access : "",
        "");
  }

  /** A query that a worker must answer; the patience is that of a machine that does much else. */
  private static void await(int port, Path data) throws IOException {
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest question =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v1/info"))
            .timeout(Duration.ofSeconds(10))
            .build();
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(8);
    while (System.nanoTime() < end) {
      if (isReady(client, question) && hasWorker(port)) {
        return;
      }
      java.util.concurrent.locks.LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
    }
    throw new IllegalStateException("Trino did not start; see the logs in " + data);
  }

  private static boolean isReady(HttpClient client, HttpRequest question) {
    try {
      HttpResponse<String> answer = client.send(question, HttpResponse.BodyHandlers.ofString());
      return answer.body().contains("\"starting\":false");
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean hasWorker(int port) {
    Properties properties = new Properties();
    properties.setProperty("user", "admin");
    String url = "jdbc:trino://127.0.0.1:" + port + "/tpch/tiny";
    try (Connection connection = DriverManager.getConnection(url, properties);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT count(*) FROM nation")) {
      return rows.next();
    } catch (SQLException e) {
      return false;
    }
  }
}
