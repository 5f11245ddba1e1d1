package dev.mxcp.sql.internal.duckdb.session;

import dev.mxcp.error.DatabaseException;
import dev.mxcp.error.DatabaseException.Kind;
import dev.mxcp.runtime.CallContext;
import dev.mxcp.runtime.Transaction;
import dev.mxcp.sql.internal.text.Arguments;
import dev.mxcp.sql.internal.text.SqlText;
import dev.mxcp.sql.internal.text.StatementTexts;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A transaction on a connection of its own.
 *
 * <p>The engine answers COMMIT after a failed statement with success and keeps nothing; so the
 * failure is remembered here.
 */
public final class DuckTransaction implements Transaction {

  private final StatementTexts texts;
  private final SessionPool pool;
  private final CallContext context;
  private final Session session;
  private @Nullable DatabaseException failure;
  private State state = State.OPEN;

  private enum State {
    OPEN,
    ENDED,
    CLOSED
  }

  /** Begins a transaction. */
  public DuckTransaction(StatementTexts texts, SessionPool pool, CallContext context) {
    this.texts = texts;
    this.pool = pool;
    this.context = context;
    this.session = pool.borrow();
    try {
      session.begin();
    } catch (DatabaseException e) {
      pool.giveBack(session);
      throw e;
    }
  }

  @Override
  public List<Map<String, @Nullable Object>> execute(
      String sql, Map<String, ? extends @Nullable Object> parameters) {
    requireOpen();
    try {
      SqlText text = texts.single(sql);
      Arguments.refuseUnknown(List.of(text), parameters);
      StatementTexts.refuseTransaction(text);
      return context.statement(
          SessionPool.SYSTEM, text.firstWord(), () -> session.execute(text, parameters, context));
    } catch (DatabaseException e) {
      failure = e;
      throw pool.isClosed(e) ? SessionPool.isClosed() : e;
    }
  }

  @Override
  public void commit() {
    requireOpen();
    state = State.ENDED;
    if (failure != null) {
      throw new DatabaseException(
          failure.kind(),
          "Nothing was kept, because a statement of the transaction failed: "
              + failure.getMessage(),
          failure);
    }
    // Where the engine refuses, the connection is thrown away and with it the transaction.
    session.commit();
  }

  private void requireOpen() {
    if (state != State.OPEN) {
      throw new DatabaseException(Kind.CLOSED, "The transaction has ended.", null);
    }
  }

  @Override
  public void close() {
    if (state == State.CLOSED) {
      return;
    }
    if (state == State.OPEN || failure != null) {
      session.wear();
    }
    state = State.CLOSED;
    pool.giveBack(session);
  }
}
