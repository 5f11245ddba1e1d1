package dev.mxcp.internal.engine;

import dev.mxcp.config.Config;
import dev.mxcp.definition.EndpointKind;
import dev.mxcp.error.ConfigException;
import dev.mxcp.registry.EndpointRegistry;
import dev.mxcp.runtime.Database;
import dev.mxcp.runtime.Runtime;
import dev.mxcp.spi.DatabaseProvider;
import dev.mxcp.spi.ToolInvoker;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything that serves calls between two reloads.
 *
 * <p>It ends in three steps, so that a reload can work with the database closed while invokers
 * still live: {@link #stop}, {@link #closeDatabase}, {@link #close}.
 */
final class Generation implements Runtime {

  private static final Logger LOG = LoggerFactory.getLogger(Generation.class);

  private final Config config;
  private final EngineLifecycle lifecycle;
  private final List<ToolInvoker> invokers;
  private final DatabaseProvider.@Nullable Opened database;
  private final Instant startedAt = Instant.now();
  private final Map<EndpointKind, Map<String, Binding>> bindings =
      new EnumMap<>(EndpointKind.class);
  private EndpointRegistry registry = new EndpointRegistry(List.of(), List.of());

  Generation(
      Config config,
      EngineLifecycle lifecycle,
      List<ToolInvoker> invokers,
      DatabaseProvider.@Nullable Opened database) {
    this.config = config;
    this.lifecycle = lifecycle;
    this.invokers = invokers;
    this.database = database;
  }

  /** Sets what is served; once, before any call. */
  void serve(Map<EndpointKind, Map<String, Binding>> endpoints, EndpointRegistry snapshot) {
    bindings.putAll(endpoints);
    registry = snapshot;
  }

  @Nullable Binding find(EndpointKind kind, String id) {
    Map<String, Binding> ofKind = bindings.get(kind);
    return ofKind == null ? null : ofKind.get(id);
  }

  EndpointRegistry registry() {
    return registry;
  }

  Instant startedAt() {
    return startedAt;
  }

  @Override
  public Database database() {
    if (database == null) {
      throw new ConfigException(
          "There is no database: no invoker brings one. Add"
              + " .invoker(SqlInvoker.duckDb()) from mxcp-sql to the builder.");
    }
    return database;
  }

  @Override
  public Config config() {
    return config;
  }

  @Override
  public EngineLifecycle lifecycle() {
    return lifecycle;
  }

  /** Runs the shutdown hooks, of invokers first, with the database still open. */
  void stop() {
    inReverse("stop", ToolInvoker::stop);
    lifecycle.runShutdownHooks();
  }

  /** Closes every connection of the database. */
  void closeDatabase() {
    if (database != null) {
      quietly("close the database", database::close);
    }
  }

  /** Frees what invokers hold. */
  void close() {
    inReverse("close", ToolInvoker::close);
  }

  private void inReverse(String what, Consumer<ToolInvoker> step) {
    for (int i = invokers.size() - 1; i >= 0; i--) {
      ToolInvoker invoker = invokers.get(i);
      quietly(what + " the invoker for " + invoker.language(), () -> step.accept(invoker));
    }
  }

  /** Takes a step; what it throws is logged. */
  static void quietly(String what, Runnable step) {
    try {
      step.run();
    } catch (RuntimeException e) {
      LOG.warn("Failed to {}", what, e);
    }
  }
}
