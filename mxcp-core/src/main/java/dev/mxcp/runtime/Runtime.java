package dev.mxcp.runtime;

import dev.mxcp.config.Config;
import dev.mxcp.config.Secrets;

/**
 * The environment of tools during one generation: databases, configuration and lifecycle.
 *
 * <p>A reload replaces it; ask {@code Mxcp.runtime()} again rather than keeping it. Thread-safe.
 * Not intended to be implemented by clients.
 */
public interface Runtime {

  /**
   * Returns the default database.
   *
   * @throws dev.mxcp.error.ConfigException if no invoker brought one
   */
  Database database();

  /**
   * Returns a named database, as an endpoint's {@code database} names it.
   *
   * @throws dev.mxcp.error.ConfigException if there is none of that name
   */
  Database database(String name);

  /** Returns the configuration of the active profile. */
  Config config();

  /** Returns the secrets of the active profile. */
  default Secrets secrets() {
    return config().secrets();
  }

  /** Returns the lifecycle: hooks, state and reload. */
  Lifecycle lifecycle();
}
