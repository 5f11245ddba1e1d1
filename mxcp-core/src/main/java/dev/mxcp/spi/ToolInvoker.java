package dev.mxcp.spi;

import dev.mxcp.config.Config;
import dev.mxcp.definition.Endpoint;
import dev.mxcp.error.Problem;
import dev.mxcp.runtime.Runtime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Runs the tools and resources of one language: prepare once, invoke many.
 *
 * <p>Register it with {@code Mxcp.builder().invoker(...)}. It lives through generations: {@link
 * #warmUp}, {@link #start}, then {@link #prepare} for every endpoint, then invocations from many
 * threads, then {@link #stop} and {@link #close}; a reload begins again with {@link #warmUp}. An
 * instance belongs to one {@code Mxcp}. Only {@link #language()} and {@link #prepare} must be
 * implemented.
 */
public interface ToolInvoker extends AutoCloseable {

  /** Returns the language that it runs, as definitions name it: {@code sql}, {@code python}. */
  String language();

  /**
   * Returns the database that it brings for the whole runtime; empty where it brings none.
   *
   * <p>It is opened before any invoker starts, and closed after all of them have stopped.
   */
  default Optional<DatabaseProvider> databaseProvider() {
    return Optional.empty();
  }

  /**
   * Begins early what takes long, while the files of the project are read; by default nothing.
   *
   * <p>It runs on a thread of its own and has returned, or thrown, before {@link #start} is called.
   * It executes nothing of the project and changes nothing that a user sees. What it throws is
   * ignored: {@link #start} tells what is wrong. Either {@link #start} or {@link #coolDown}
   * follows.
   *
   * @param config comes as soon as site and user file were read; fails where they cannot be used
   */
  default void warmUp(CompletableFuture<Config> config) throws Exception {}

  /**
   * Frees what {@link #warmUp} began, where the project does not start. What it throws is logged.
   */
  default void coolDown() {}

  /**
   * Begins a generation: acquires what invocations need, and runs start-up hooks.
   *
   * @throws Exception where it cannot run at all; the generation then does not start, and {@link
   *     #close} is called
   */
  default void start(Runtime runtime) throws Exception {}

  /**
   * Makes an endpoint ready: reads, compiles and checks everything that does not depend on the
   * arguments of a call. It executes nothing of the endpoint. Endpoints come one by one, in order,
   * unless {@link #preparesInParallel()}.
   *
   * @return what runs it; thread-safe, and used until {@link #close}
   * @throws dev.mxcp.error.LoadException with everything that is wrong with the endpoint
   */
  PreparedEndpoint prepare(Endpoint endpoint);

  /**
   * Returns whether {@link #prepare} may be called by several threads at once, in any order; the
   * default is no.
   */
  default boolean preparesInParallel() {
    return false;
  }

  /**
   * Returns what checks endpoints without executing anything; the default finds nothing.
   *
   * <p>It serves {@code validate}: neither {@link #start} nor a hook has run.
   */
  default EndpointChecker checker(Runtime runtime) {
    return endpoint -> List.<Problem>of();
  }

  /**
   * Ends a generation while the database is still open: runs shutdown hooks. No invocation runs any
   * more. What it throws is logged.
   */
  default void stop() {}

  /** Frees what {@link #start} acquired. A second call does nothing. What it throws is logged. */
  @Override
  default void close() {}
}
