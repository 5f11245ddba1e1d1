package dev.mxcp.testing;

import dev.mxcp.spi.ToolInvoker;
import dev.mxcp.sql.SqlInvoker;

/** The invoker for SQL keeps the contract. */
class SqlInvokerTest implements ToolInvokerContract {

  @Override
  public ToolInvoker newInvoker() {
    return SqlInvoker.duckDb();
  }

  @Override
  public String echo() {
    return "SELECT $text AS text";
  }

  @Override
  public String failing() {
    return "SELECT error('as it should')";
  }

  @Override
  public String endless() {
    return "SELECT max(hash(n)) FROM range(1000000000000000) t(n)";
  }
}
