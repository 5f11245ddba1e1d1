package dev.mxcp.internal.engine;

import dev.mxcp.config.Config;
import dev.mxcp.definition.EndpointKind;
import dev.mxcp.error.ConfigException;
import dev.mxcp.error.Problem;
import dev.mxcp.registry.EndpointEntry;
import dev.mxcp.registry.EndpointRegistry;
import dev.mxcp.runtime.Database;
import dev.mxcp.runtime.PoolStatus;
import dev.mxcp.runtime.Runtime;
import dev.mxcp.runtime.User;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that serves calls between two reloads: configuration, databases, sessions, endpoints.
 *
 * <p>It ends in three steps, so that a reload can work with the databases closed while sessions
 * still live: {@link #stop}, {@link #closeDatabases}, {@link #close}.
 */
final class Generation implements Runtime {

  private final Config config;
  private final EngineLifecycle lifecycle;
  private final Databases databases;
  private final Sessions sessions;
  private final Instant startedAt = Instant.now();
  private final Map<EndpointKind, Map<String, Binding>> bindings =
      new EnumMap<>(EndpointKind.class);
  private EndpointRegistry registry = EndpointRegistry.EMPTY;
  private @Nullable AuditTrail audit;

  Generation(Config config, EngineLifecycle lifecycle, Databases databases, Sessions sessions) {
    this.config = config;
    this.lifecycle = lifecycle;
    this.databases = databases;
    this.sessions = sessions;
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

  /** Sets what records calls; once, before any call. */
  void audit(@Nullable AuditTrail trail) {
    audit = trail;
  }

  /** Returns what records calls; null if nothing does. */
  @Nullable AuditTrail audit() {
    return audit;
  }

  /** Returns the endpoints that a caller may call at all. */
  EndpointRegistry catalogue(@Nullable User user) {
    List<EndpointEntry> visible = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (Map<String, Binding> ofKind : bindings.values()) {
      for (Binding binding : ofKind.values()) {
        if (binding.guard().isVisibleTo(user)) {
          visible.add(binding.entry());
          problems.addAll(binding.entry().problems());
        }
      }
    }
    return EndpointRegistry.of(visible, problems);
  }

  Instant startedAt() {
    return startedAt;
  }

  @Override
  public Database database() {
    Database database = databases.main();
    if (database == null) {
      throw new ConfigException(
          "There is no database: no invoker brings one. Add"
              + " .invoker(SqlInvoker.duckDb()) from mxcp-sql to the builder.");
    }
    return database;
  }

  @Override
  public Database database(String name) {
    return databases.named(name);
  }

  @Override
  public Config config() {
    return config;
  }

  @Override
  public EngineLifecycle lifecycle() {
    return lifecycle;
  }

  Sessions sessions() {
    return sessions;
  }

  /** Runs the shutdown hooks, those of sessions first, with the databases still open. */
  void stop(ForeignCode foreign, Duration limit) {
    sessions.stop(limit);
    lifecycle.runShutdownHooks(foreign, limit);
  }

  /** Closes every connection of every database. */
  void closeDatabases(Duration limit) {
    databases.close(limit);
  }

  /** Frees what sessions hold. */
  void close(Duration limit) {
    sessions.close(limit);
    closeAudit();
  }

  /** Returns the connection pools of named databases. */
  Map<String, PoolStatus> pools() {
    return databases.pools();
  }

  /** Returns the connection pool of the default database; null if it has none. */
  @Nullable PoolStatus mainPool() {
    return databases.mainPool();
  }

  /** Returns what is wrong with the audit log, one text each. */
  List<String> auditProblems() {
    AuditTrail trail = audit;
    return trail == null ? List.of() : List.copyOf(trail.problems());
  }

  /** Writes what is left of the audit log. */
  void closeAudit() {
    AuditTrail trail = audit;
    if (trail != null) {
      trail.close();
    }
  }
}
