package dev.mxcp.jdbc;

import dev.mxcp.sql.spi.SqlLimits;
import java.time.Duration;

/** How a database is used. */
record Options(
    int poolSize, Duration connectionTimeout, int fetchSize, SqlLimits limits, boolean readOnly) {

  static final Options DEFAULT =
      new Options(10, Duration.ofSeconds(5), 1000, SqlLimits.DEFAULT, false);

  Options {
    require(poolSize >= 1, "poolSize must be at least 1, not " + poolSize);
    require(fetchSize >= 1, "fetchSize must be at least 1, not " + fetchSize);
    require(
        connectionTimeout.toMillis() >= 250,
        "connectionTimeout must be at least 250 ms, not " + connectionTimeout);
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }

  Options poolSize(int changed) {
    return new Options(changed, connectionTimeout, fetchSize, limits, readOnly);
  }

  Options connectionTimeout(Duration changed) {
    return new Options(poolSize, changed, fetchSize, limits, readOnly);
  }

  Options fetchSize(int changed) {
    return new Options(poolSize, connectionTimeout, changed, limits, readOnly);
  }

  Options limits(SqlLimits changed) {
    return new Options(poolSize, connectionTimeout, fetchSize, changed, readOnly);
  }

  Options readOnly(boolean changed) {
    return new Options(poolSize, connectionTimeout, fetchSize, limits, changed);
  }
}
