package dev.mxcp.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.mxcp.Mxcp;
import dev.mxcp.fixture.ProjectDirectory;
import dev.mxcp.sql.SqlInvoker;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Lookups by key, beside the same by hand; the times are printed, since they depend on the load.
 */
class LookupTest {

  private static final int ROUNDS = Integer.getInteger("soak.factor", 1) * 1000;

  @TempDir Path directory;

  @Test
  void gives_what_a_prepared_statement_gives() throws SQLException {
    String database =
        TestPostgres.database(
            "CREATE TABLE books (id bigint PRIMARY KEY, title text)",
            "INSERT INTO books SELECT n, 'title ' || n FROM generate_series(0, 9999) n");
    HikariConfig settings = new HikariConfig();
    settings.setJdbcUrl(TestPostgres.url(database));
    settings.setUsername("postgres");
    try (HikariDataSource pool = new HikariDataSource(settings);
        Mxcp mxcp = start(database)) {
      long[] ours = new long[ROUNDS];
      long[] byHand = new long[ROUNDS];
      for (int i = 0; i < ROUNDS; i++) {
        long begin = System.nanoTime();
        Object row = mxcp.call("book", Map.of("id", i)).orElseThrow();
        long middle = System.nanoTime();
        String title = lookUp(pool, i);
        byHand[i] = System.nanoTime() - middle;
        ours[i] = middle - begin;
        assertThat(row).isEqualTo(Map.of("title", title));
      }
      System.out.printf(
          "Lookup: %.0f us, by hand %.0f us, ratio %.2f%n",
          median(ours) / 1e3, median(byHand) / 1e3, median(ours) / median(byHand));
    }
  }

  private Mxcp start(String database) {
    return ProjectDirectory.create(directory)
        .write(
            "tools/book.yml",
            """
            mxcp: 1
            tool:
              name: book
              database: warehouse
              parameters: [{name: id, type: integer, description: x}]
              return: {type: object, properties: {title: {type: string}}}
              source: {code: SELECT title FROM books WHERE id = $id}
            """)
        .builder()
        .invoker(SqlInvoker.duckDb())
        .database("warehouse", TestPostgres.jdbc(database))
        .build();
  }

  private static String lookUp(HikariDataSource pool, long id) throws SQLException {
    try (Connection connection = pool.getConnection();
        PreparedStatement statement =
            connection.prepareStatement("SELECT title FROM books WHERE id = ?")) {
      statement.setLong(1, id);
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return rows.getString(1);
      }
    }
  }

  /** The median of the second half, when both are warm. */
  private static double median(long[] nanos) {
    long[] warm = Arrays.copyOfRange(nanos, nanos.length / 2, nanos.length);
    Arrays.sort(warm);
    return warm[warm.length / 2];
  }
}
