package dev.mxcp.suite;

import dev.mxcp.definition.Endpoint;

/** Is told of tests as they end; from several threads where tests run side by side. */
@FunctionalInterface
public interface SuiteListener {

  /** Ignores everything. */
  SuiteListener NOOP = (endpoint, report) -> {};

  /** A test ended. */
  void ended(Endpoint endpoint, TestReport report);
}
