package dev.mxcp.suite;

import dev.mxcp.definition.Endpoint;

/** Listener of ended tests, called from several threads if tests run in parallel. */
@FunctionalInterface
public interface SuiteListener {

  /** A listener that ignores everything. */
  SuiteListener NOOP = (endpoint, report) -> {};

  /** Called when a test has ended. */
  void ended(Endpoint endpoint, TestReport report);
}
