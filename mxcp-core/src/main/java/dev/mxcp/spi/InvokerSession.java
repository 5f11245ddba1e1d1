package dev.mxcp.spi;

import dev.mxcp.definition.Endpoint;
import dev.mxcp.runtime.Runtime;
import dev.mxcp.runtime.WorkerStatus;
import java.util.Optional;

/**
 * Session of an invoker during one generation: prepares endpoints once, for many invocations.
 *
 * <p>The runtime calls {@link #start} once, {@link #prepare} for every endpoint, then the prepared
 * endpoints from many threads, then {@link #stop} and {@link #close}. {@link #close} is called
 * exactly once for every session, also if {@link #start} failed or was never called. These methods
 * run one after the other, except {@link #workers}, and {@link #prepare} if {@link
 * #preparesInParallel()}; they may run on different threads. Only {@link #prepare} must be
 * implemented.
 */
@FunctionalInterface
public interface InvokerSession extends AutoCloseable {

  /**
   * Starts the session: acquires what invocations need, and runs start-up hooks.
   *
   * @throws Exception if nothing can be run; the generation then does not start
   */
  default void start(Runtime runtime) throws Exception {}

  /**
   * Prepares an endpoint: reads, compiles and checks everything that does not depend on the
   * arguments of a call. It executes nothing of the endpoint. Endpoints come one by one, in order,
   * unless {@link #preparesInParallel()}.
   *
   * @return runs the endpoint; thread-safe, and used until {@link #stop}
   * @throws dev.mxcp.error.LoadException with every problem of the endpoint
   */
  PreparedEndpoint prepare(Endpoint endpoint);

  /**
   * Returns whether {@link #prepare} may be called by several threads at once, in any order; the
   * default is false.
   */
  default boolean preparesInParallel() {
    return false;
  }

  /**
   * Returns a description of the engine, for the log, such as {@code CPython 3.11.2}; empty, the
   * default, if there is nothing to tell. Asked after {@link #start}.
   */
  default String description() {
    return "";
  }

  /**
   * Returns the state of the workers that run invocations; empty, the default, if the threads of
   * callers do. Called from any thread at any time; must not block.
   */
  default Optional<WorkerStatus> workers() {
    return Optional.empty();
  }

  /**
   * Stops the session while the database is still open: runs shutdown hooks. Called once after
   * {@link #start}, also if that failed. No invocation runs any more, except those that ignored
   * their cancellation. An exception is logged.
   *
   * @throws Exception if something could not be ended properly
   */
  default void stop() throws Exception {}

  /**
   * Releases all resources of the session. An exception is logged.
   *
   * @throws Exception if something could not be freed
   */
  @Override
  default void close() throws Exception {}
}
