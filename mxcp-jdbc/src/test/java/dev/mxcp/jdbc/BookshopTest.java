package dev.mxcp.jdbc;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole project on DuckDB and on PostgreSQL. */
class BookshopTest {

  @TempDir Path directory;

  @Test
  void json_is_the_same_to_the_byte() throws IOException, SQLException {
    String name = TestPostgres.database(Bookshop.tables().toArray(String[]::new));

    Bookshop.assertSame(directory, "pg", TestPostgres.jdbc(name));
  }
}
