package dev.mxcp.testing;

import dev.mxcp.error.FailureCode;
import dev.mxcp.error.ToolException;
import dev.mxcp.spi.CallListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Listener that records ended calls, in order; a test gets an empty one that listens to its
 * runtime.
 *
 * <p>A call is in it before its caller has the outcome. Thread-safe.
 */
public final class RecordingListener implements CallListener {

  private final List<End> ends = new CopyOnWriteArrayList<>();

  /** Creates an empty listener, for a runtime that no extension started. */
  public RecordingListener() {}

  @Override
  public void ended(End end) {
    ends.add(end);
  }

  /** Returns the ended calls; a copy. */
  public List<End> calls() {
    return List.copyOf(ends);
  }

  /** Returns the names and URIs that were called, in the order in which the calls ended. */
  public List<String> called() {
    return ends.stream().map(End::target).toList();
  }

  /** Returns the failure codes of failed calls, in order. */
  public List<FailureCode> failures() {
    return ends.stream().flatMap(end -> end.failure().stream()).map(ToolException::code).toList();
  }

  /** Removes all records. */
  public void clear() {
    ends.clear();
  }
}
