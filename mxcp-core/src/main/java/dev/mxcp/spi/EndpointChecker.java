package dev.mxcp.spi;

import dev.mxcp.definition.Endpoint;
import dev.mxcp.error.Problem;
import java.util.List;

/** Checker of endpoints, which executes nothing of them. */
@FunctionalInterface
public interface EndpointChecker extends AutoCloseable {

  /** Returns the problems of an endpoint; empty if there are none. */
  List<Problem> check(Endpoint endpoint);

  /**
   * Returns the problems of sources that belong to no single endpoint, such as modules that others
   * import, and of plugins; by default none. It is called once.
   */
  default List<Problem> checkProject() {
    return List.of();
  }

  /** Releases the resources of the checker. A second call does nothing. */
  @Override
  default void close() {}
}
