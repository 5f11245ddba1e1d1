package dev.mxcp.jdbc.internal.session;

import dev.mxcp.error.DatabaseException;
import dev.mxcp.error.DatabaseException.Kind;
import dev.mxcp.runtime.CallContext;
import dev.mxcp.runtime.Transaction;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A transaction on a connection of its own. For one thread at a time. */
final class JdbcTransaction implements Transaction {

  private final OpenDatabase database;
  private final Session session;
  private @Nullable DatabaseException failure;
  private boolean ended;
  private boolean closed;

  JdbcTransaction(OpenDatabase database, Site site, CallContext context) {
    this.database = database;
    this.session = Session.open(site, context, true);
  }

  @Override
  public List<Map<String, @Nullable Object>> execute(
      String sql, Map<String, ? extends @Nullable Object> parameters) {
    requireOpen();
    try {
      return database.run(session, database.single(sql, parameters), parameters);
    } catch (DatabaseException e) {
      failure = e;
      throw e;
    }
  }

  @Override
  public void commit() {
    requireOpen();
    ended = true;
    if (failure != null) {
      throw new DatabaseException(
          failure.kind(),
          "Nothing was kept, because a statement of the transaction failed: "
              + failure.getMessage(),
          failure);
    }
    session.commit();
  }

  private void requireOpen() {
    if (ended || closed) {
      throw new DatabaseException(Kind.CLOSED, "The transaction has ended.", null);
    }
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      session.close();
    }
  }
}
