package dev.mxcp.internal.engine;

import dev.mxcp.config.Config;
import dev.mxcp.definition.SourcedEndpoint;
import dev.mxcp.error.ConfigException;
import dev.mxcp.error.MxcpException;
import dev.mxcp.error.Problem;
import dev.mxcp.error.ProblemCode;
import dev.mxcp.error.Suggestions;
import dev.mxcp.runtime.Database;
import dev.mxcp.runtime.PoolStatus;
import dev.mxcp.spi.DatabaseProvider;
import dev.mxcp.spi.DatabaseProvider.Mode;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The open databases of one generation: the default one, and those with a name. */
final class Databases {

  private final ForeignCode foreign;
  private final Duration limit;
  private final Map<String, DatabaseProvider.Opened> named = new ConcurrentSkipListMap<>();
  private final Map<String, String> missing = new LinkedHashMap<>();
  private volatile DatabaseProvider.@Nullable Opened main;

  Databases(ForeignCode foreign, Duration limit) {
    this.foreign = foreign;
    this.limit = limit;
  }

  /**
   * Opens all; if one cannot be opened, the others are still to be closed. A named one that cannot
   * be opened keeps a check or a lenient start from what needs it only.
   */
  void open(Blueprint blueprint, Config config, Mode mode) {
    blueprint
        .provider()
        .ifPresent(
            provider ->
                main = foreign.run("open the database", limit, () -> provider.open(config, mode)));
    blueprint
        .databases()
        .providers(config)
        .forEach(
            (name, provider) ->
                open(
                    name,
                    () -> provider.open(config, mode),
                    mode == Mode.CHECK || blueprint.lenient()));
  }

  private void open(String name, Supplier<DatabaseProvider.Opened> opening, boolean lenient) {
    try {
      String what = "open the database " + name;
      named.put(name, foreign.run(what, limit, opening::get));
    } catch (MxcpException e) {
      if (!lenient) {
        throw e;
      }
      missing.put(name, String.valueOf(e.getMessage()));
    }
  }

  @Nullable Database main() {
    return main;
  }

  Database named(String name) {
    Database database = named.get(name);
    if (database == null) {
      throw new ConfigException(missing.containsKey(name) ? reason(name) : unknown(name));
    }
    return database;
  }

  private String reason(String name) {
    return "The database " + name + " cannot be opened: " + missing.get(name);
  }

  /** Returns whether there is a database of that name; null stands for the default one. */
  boolean knows(@Nullable String name) {
    return name == null || named.containsKey(name);
  }

  /** Returns the pools of the named databases that have one. */
  Map<String, PoolStatus> pools() {
    Map<String, PoolStatus> pools = new TreeMap<>();
    named.forEach((name, database) -> database.pool().ifPresent(pool -> pools.put(name, pool)));
    return Collections.unmodifiableMap(pools);
  }

  /** Returns the pool of the default database; null if it has none. */
  @Nullable PoolStatus mainPool() {
    DatabaseProvider.Opened database = main;
    return database == null ? null : database.pool().orElse(null);
  }

  /** Returns the problem of an endpoint whose database does not exist or cannot be opened. */
  Problem unknown(SourcedEndpoint endpoint) {
    String name = String.valueOf(endpoint.database());
    if (missing.containsKey(name)) {
      return Problem.error(ProblemCode.INVOKER, endpoint.position(), reason(name))
          .withHint("Start again, or reload, when it can be reached; the rest works without it.");
    }
    String text = unknown(name);
    return Problem.error(ProblemCode.INVALID_VALUE, endpoint.position(), text)
        .withHint("Declare it under `databases` of the profile, or add it to the builder.");
  }

  private String unknown(String name) {
    String hint =
        Suggestions.nearest(name, named.keySet())
            .map(near -> " Did you mean " + near + "?")
            .orElse("");
    return "There is no database " + name + "." + hint;
  }

  /** Closes every connection. */
  void close(Duration within) {
    named.forEach(
        (name, database) -> foreign.end("close the database " + name, within, database::close));
    named.clear();
    DatabaseProvider.Opened last = main;
    main = null;
    if (last != null) {
      foreign.end("close the database", within, last::close);
    }
  }
}
