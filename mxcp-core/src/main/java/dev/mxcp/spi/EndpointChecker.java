package dev.mxcp.spi;

import dev.mxcp.definition.Endpoint;
import dev.mxcp.error.Problem;
import java.util.List;

/** Checks endpoints without executing anything of theirs. */
@FunctionalInterface
public interface EndpointChecker extends AutoCloseable {

  /** Returns all that is wrong with an endpoint; empty where nothing is. */
  List<Problem> check(Endpoint endpoint);

  /** Frees what checking needed. A second call does nothing. */
  @Override
  default void close() {}
}
