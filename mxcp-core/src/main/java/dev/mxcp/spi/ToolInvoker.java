package dev.mxcp.spi;

import dev.mxcp.definition.Endpoint;
import dev.mxcp.error.Problem;
import dev.mxcp.runtime.Runtime;
import java.util.List;
import java.util.Optional;

/**
 * Runs the tools and resources of one language: prepare once, invoke many.
 *
 * <p>Register it with {@code Mxcp.builder().invoker(...)}. It lives through generations: {@link
 * #start}, then {@link #prepare} for every endpoint, then invocations from many threads, then
 * {@link #stop} and {@link #close}; a reload begins again with {@link #start}. An instance belongs
 * to one {@code Mxcp}. Only {@link #language()} and {@link #prepare} must be implemented.
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
   * Begins a generation: acquires what invocations need, and runs start-up hooks.
   *
   * @throws Exception where it cannot run at all; the generation then does not start, and {@link
   *     #close} is called
   */
  default void start(Runtime runtime) throws Exception {}

  /**
   * Makes an endpoint ready: reads, compiles and checks everything that does not depend on the
   * arguments of a call. It executes nothing of the endpoint.
   *
   * @return what runs it; thread-safe, and used until {@link #close}
   * @throws dev.mxcp.error.LoadException with everything that is wrong with the endpoint
   */
  PreparedEndpoint prepare(Endpoint endpoint);

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
