package dev.mxcp.testing;

import dev.mxcp.runtime.CallContext;
import dev.mxcp.runtime.Database;
import dev.mxcp.runtime.SqlFunction;
import dev.mxcp.runtime.Transaction;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The database as a test gets it: it knows which transactions the test has left open. */
final class WatchedDatabase implements Database {

  private final Supplier<Database> current;
  private final Map<Transaction, Origin> open = new ConcurrentHashMap<>();

  WatchedDatabase(Supplier<Database> current) {
    this.current = current;
  }

  /** Ends the transactions that are open, and says where they began. */
  List<String> endOpen() {
    List<String> found =
        open.values().stream().map(origin -> "a transaction that began at " + origin).toList();
    List.copyOf(open.keySet()).forEach(Transaction::close);
    open.clear();
    return found;
  }

  @Override
  public List<Map<String, @Nullable Object>> execute(
      String sql, Map<String, ? extends @Nullable Object> parameters, CallContext context) {
    return current.get().execute(sql, parameters, context);
  }

  @Override
  public List<Map<String, @Nullable Object>> executeScript(
      String sql, Map<String, ? extends @Nullable Object> parameters, CallContext context) {
    return current.get().executeScript(sql, parameters, context);
  }

  @Override
  public Transaction begin(CallContext context) {
    Watched transaction = new Watched(current.get().begin(context));
    open.put(transaction, Origin.here());
    return transaction;
  }

  @Override
  public void register(SqlFunction function) {
    current.get().register(function);
  }

  @Override
  public boolean isReadOnly() {
    return current.get().isReadOnly();
  }

  @Override
  public Optional<Path> file() {
    return current.get().file();
  }

  private final class Watched implements Transaction {

    private final Transaction real;

    private Watched(Transaction real) {
      this.real = real;
    }

    @Override
    public List<Map<String, @Nullable Object>> execute(
        String sql, Map<String, ? extends @Nullable Object> parameters) {
      return real.execute(sql, parameters);
    }

    @Override
    public void commit() {
      real.commit();
    }

    @Override
    public void close() {
      open.remove(this);
      real.close();
    }
  }
}
