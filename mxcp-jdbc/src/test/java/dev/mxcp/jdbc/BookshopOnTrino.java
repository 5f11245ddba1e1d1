package dev.mxcp.jdbc;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The project of {@link BookshopTest} on DuckDB and on Trino. */
class BookshopOnTrino {

  @TempDir Path directory;

  @BeforeAll
  @Timeout(600)
  static void create() {
    TestTrino.run(
        "DROP TABLE IF EXISTS authors", "DROP TABLE IF EXISTS books", "DROP TABLE IF EXISTS sales");
    TestTrino.run(Bookshop.TABLES.toArray(String[]::new));
  }

  @Test
  void json_is_the_same_to_the_byte() throws IOException, SQLException {
    Bookshop.assertSame(directory, "trino", TestTrino.jdbc());
  }
}
