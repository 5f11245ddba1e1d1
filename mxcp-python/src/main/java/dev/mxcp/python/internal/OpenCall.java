package dev.mxcp.python.internal;

import dev.mxcp.runtime.CallContext;
import dev.mxcp.runtime.Database;
import dev.mxcp.runtime.Runtime;
import dev.mxcp.runtime.Transaction;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a running call holds on this side: its context and its open transactions. */
final class OpenCall implements AutoCloseable {

  private final Runtime runtime;
  private final CallContext context;
  private final Map<Long, Transaction> transactions = new LinkedHashMap<>();
  private long lastTransaction;
  private boolean closed;

  OpenCall(Runtime runtime, CallContext context) {
    this.runtime = runtime;
    this.context = context;
  }

  List<Map<String, @Nullable Object>> execute(Map<String, @Nullable Object> request) {
    String sql = String.valueOf(request.get("sql"));
    Map<String, @Nullable Object> parameters = parameters(request);
    if (!(request.get("transaction") instanceof Number number)) {
      return database(request).execute(sql, parameters, context);
    }
    Transaction transaction = transaction(number.longValue());
    synchronized (transaction) {
      return transaction.execute(sql, parameters);
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, @Nullable Object> parameters(Map<String, @Nullable Object> request) {
    return request.get("params") instanceof Map<?, ?> map
        ? (Map<String, @Nullable Object>) map
        : Map.of();
  }

  private Database database(Map<String, @Nullable Object> request) {
    return request.get("database") instanceof String name
        ? runtime.database(name)
        : runtime.database();
  }

  long begin(Map<String, @Nullable Object> request) {
    Transaction transaction = database(request).begin(context);
    synchronized (transactions) {
      if (!closed) {
        transactions.put(++lastTransaction, transaction);
        return lastTransaction;
      }
    }
    transaction.close();
    throw new IllegalStateException("The call has ended");
  }

  String commit(long number) {
    Transaction transaction = transaction(number);
    synchronized (transaction) {
      transaction.commit();
    }
    return "null";
  }

  /** Undoes what was not committed. */
  String end(long number) {
    Transaction transaction;
    synchronized (transactions) {
      transaction = transactions.remove(number);
    }
    if (transaction != null) {
      close(transaction);
    }
    return "null";
  }

  private Transaction transaction(long number) {
    synchronized (transactions) {
      Transaction transaction = transactions.get(number);
      if (transaction == null) {
        throw new IllegalStateException("The transaction has ended");
      }
      return transaction;
    }
  }

  void progress(Map<String, @Nullable Object> event) {
    if (event.get("progress") instanceof Number progress) {
      Double total = event.get("total") instanceof Number number ? number.doubleValue() : null;
      Object message = event.get("message");
      context
          .events()
          .progress(progress.doubleValue(), total, message == null ? null : clean(message));
    }
  }

  void message(Map<String, @Nullable Object> event) {
    context.events().message(clean(event.get("level")), clean(event.get("message")));
  }

  private String clean(@Nullable Object text) {
    return runtime.secrets().redact(String.valueOf(text));
  }

  void executionEvent(Map<String, @Nullable Object> event) {
    Map<String, @Nullable Object> shown = new LinkedHashMap<>();
    event.forEach((name, value) -> shown.put(name, runtime.secrets().redactValue(value)));
    context.events().executionEvent(Collections.unmodifiableMap(shown));
  }

  /** Undoes what the call left open. */
  @Override
  public void close() {
    List<Transaction> open;
    synchronized (transactions) {
      closed = true;
      open = List.copyOf(transactions.values());
      transactions.clear();
    }
    open.forEach(OpenCall::close);
  }

  private static void close(Transaction transaction) {
    synchronized (transaction) {
      transaction.close();
    }
  }
}
