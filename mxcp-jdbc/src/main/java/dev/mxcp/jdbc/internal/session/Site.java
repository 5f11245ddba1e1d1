package dev.mxcp.jdbc.internal.session;

import dev.mxcp.jdbc.internal.dialect.Dialect;
import dev.mxcp.sql.spi.SqlLimits;
import java.util.List;

/**
 * What every session of one database shares.
 *
 * @param connections where connections come from
 * @param dialect what the database speaks
 * @param identity what it learns about callers
 * @param limits the most that a result may hold that is kept as a whole
 * @param fetchSize how many rows come at once
 * @param readOnly whether nothing may be written, whatever a call declares
 * @param hidden texts that no message may hold, such as the password
 */
public record Site(
    Connections connections,
    Dialect dialect,
    Identity identity,
    SqlLimits limits,
    int fetchSize,
    boolean readOnly,
    List<String> hidden) {

  /** Copies the list. */
  public Site {
    hidden = List.copyOf(hidden);
  }

  /** Returns the same database without the identity of callers, to look at its schema. */
  Site anonymous() {
    return new Site(connections, dialect, Identity.NONE, limits, fetchSize, readOnly, hidden);
  }
}
