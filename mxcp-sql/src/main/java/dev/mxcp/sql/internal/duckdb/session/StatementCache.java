package dev.mxcp.sql.internal.duckdb.session;

import dev.mxcp.sql.internal.text.SqlText;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The prepared statements of one connection, the longest unused of them first to go. They are few
 * and not large: the engine keeps text and plan of each. Not thread-safe.
 */
final class StatementCache {

  private static final int STATEMENTS = 64;
  private static final int CHARS = 256 * 1024;

  private final Map<String, PreparedSql> statements = new LinkedHashMap<>(16, 0.75f, true);
  private int chars;

  @Nullable PreparedSql get(SqlText text) {
    return statements.get(text.sql());
  }

  /** Keeps a statement, whatever its size; others go until it fits or is alone. */
  void put(SqlText text, PreparedSql statement) {
    evict(text);
    statements.put(text.sql(), statement);
    chars += text.sql().length();
    Iterator<Map.Entry<String, PreparedSql>> oldest = statements.entrySet().iterator();
    while (statements.size() > 1 && (statements.size() > STATEMENTS || chars > CHARS)) {
      Map.Entry<String, PreparedSql> entry = oldest.next();
      oldest.remove();
      chars -= entry.getKey().length();
      entry.getValue().close();
    }
  }

  void evict(SqlText text) {
    PreparedSql statement = statements.remove(text.sql());
    if (statement != null) {
      chars -= text.sql().length();
      statement.close();
    }
  }

  /** Lets go of a statement that is of no use to the next call, or too large to be kept for it. */
  void trim(SqlText text) {
    if (text.writes() || text.sql().length() > CHARS) {
      evict(text);
    }
  }
}
