package dev.mxcp.spi;

import dev.mxcp.runtime.ReloadReport;
import dev.mxcp.runtime.ReloadRequest;

/**
 * Listener of reloads. Called on a thread of the runtime, one event after the other; it must not
 * block. An exception or error that it throws is logged and ignored.
 */
public interface ReloadListener {

  /** Called when a request is about to be served: new calls wait from now on. */
  default void started(ReloadRequest request) {}

  /** Called when a request was served, with its report. */
  default void ended(ReloadReport report) {}
}
