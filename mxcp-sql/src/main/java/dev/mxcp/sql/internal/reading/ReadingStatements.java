package dev.mxcp.sql.internal.reading;

import dev.mxcp.error.DatabaseException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Refuses statements of one connection that do not only read; results are kept by text. */
public final class ReadingStatements {

  private static final int KEPT = 256;

  private final Connection connection;
  private final Map<String, ReadingCheck.Result> known = new LinkedHashMap<>();

  /** Begins with nothing known. */
  public ReadingStatements(Connection connection) {
    this.connection = connection;
  }

  /**
   * Checks a statement.
   *
   * @throws DatabaseException if it does not only read, or cannot be classified
   */
  public void require(String sql) {
    String objection = objection(sql);
    if (objection != null) {
      throw new DatabaseException(
          DatabaseException.Kind.READ_ONLY,
          "The tool declares `readOnlyHint: true`, and its statement does not only read: "
              + objection
              + ".",
          null);
    }
  }

  private @Nullable String objection(String sql) {
    ReadingCheck.Result result = known.get(sql);
    if (result == null) {
      try {
        result = new ReadingCheck(connection).check(sql);
      } catch (SQLException | RuntimeException e) {
        return "it cannot be classified (" + e.getMessage() + ")";
      }
      keep(sql, result);
    }
    return result.objection();
  }

  private void keep(String sql, ReadingCheck.Result result) {
    if (result.isLasting()) {
      if (known.size() >= KEPT) {
        known.clear();
      }
      known.put(sql, result);
    }
  }
}
