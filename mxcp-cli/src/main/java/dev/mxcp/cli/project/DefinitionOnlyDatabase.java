package dev.mxcp.cli.project;

import dev.mxcp.runtime.CallContext;
import dev.mxcp.runtime.SqlFunction;
import dev.mxcp.runtime.Transaction;
import dev.mxcp.spi.DatabaseProvider;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stands for a named database where definitions are only read. */
public final class DefinitionOnlyDatabase implements DatabaseProvider.Opened {

  private DefinitionOnlyDatabase() {}

  /** Returns a provider that connects to nothing. */
  public static DatabaseProvider provider() {
    return (config, mode) -> new DefinitionOnlyDatabase();
  }

  @Override
  public List<Map<String, @Nullable Object>> execute(
      String sql, Map<String, ? extends @Nullable Object> parameters, CallContext context) {
    throw refused();
  }

  @Override
  public List<Map<String, @Nullable Object>> executeScript(
      String sql, Map<String, ? extends @Nullable Object> parameters, CallContext context) {
    throw refused();
  }

  @Override
  public Transaction begin(CallContext context) {
    throw refused();
  }

  @Override
  public void register(SqlFunction function) {
    throw refused();
  }

  private static IllegalStateException refused() {
    return new IllegalStateException("Definitions are only read; no database is open");
  }

  @Override
  public boolean isReadOnly() {
    return true;
  }

  @Override
  public Optional<Path> file() {
    return Optional.empty();
  }

  @Override
  public void close() {}
}
