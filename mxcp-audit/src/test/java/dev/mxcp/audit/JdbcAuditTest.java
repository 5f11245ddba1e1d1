package dev.mxcp.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mxcp.config.Secrets;
import dev.mxcp.spi.AuditSession;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JdbcAuditTest {

  @TempDir Path directory;

  /** Connections to a DuckDB file. */
  private record Files(String url) implements DataSource {
    @Override
    public Connection getConnection() throws SQLException {
      return DriverManager.getConnection(url);
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
      return getConnection();
    }

    @Override
    public PrintWriter getLogWriter() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void setLogWriter(PrintWriter out) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void setLoginTimeout(int seconds) {
      throw new UnsupportedOperationException();
    }

    @Override
    public int getLoginTimeout() {
      return 0;
    }

    @Override
    public Logger getParentLogger() {
      throw new UnsupportedOperationException();
    }

    @Override
    public <T> T unwrap(Class<T> type) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
      return false;
    }
  }

  @Test
  void records_are_rows() throws Exception {
    DataSource source = new Files("jdbc:duckdb:" + directory.resolve("audit.db"));
    Records log = new Records(directory);
    try (AuditSession session =
        JdbcAudit.create(source, "main.calls").open(log.settings(), Secrets.NONE)) {
      for (int i = 0; i < 300; i++) {
        session.admit();
        session.record(Records.record("o'tool" + i));
      }
    }

    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT count(*), min(input_data), max(duration_ms) FROM calls"
                    + " WHERE operation_name LIKE 'o''tool%'")) {
      rows.next();
      assertThat(rows.getInt(1)).isEqualTo(300);
      assertThat(rows.getString(2)).isEqualTo("{\"n\":1}");
      assertThat(rows.getInt(3)).isEqualTo(5);
    }
  }

  @Test
  void name_of_the_table_is_a_name() {
    DataSource source = new Files("jdbc:duckdb:");
    assertThatThrownBy(() -> JdbcAudit.create(source, "t; DROP TABLE x"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
