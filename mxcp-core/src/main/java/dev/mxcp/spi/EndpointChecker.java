package dev.mxcp.spi;

import dev.mxcp.definition.Endpoint;
import dev.mxcp.error.Problem;
import java.util.List;

/** Checks endpoints without executing anything of theirs. */
@FunctionalInterface
public interface EndpointChecker extends AutoCloseable {

  /** Returns all that is wrong with an endpoint; empty where nothing is. */
  List<Problem> check(Endpoint endpoint);

  /**
   * Returns what is wrong with sources that belong to no single endpoint, such as modules that
   * others import, and with plugins; by default nothing. It is called once.
   */
  default List<Problem> checkProject() {
    return List.of();
  }

  /** Frees what checking needed. A second call does nothing. */
  @Override
  default void close() {}
}
