package dev.mxcp.testing;

import dev.mxcp.error.FailureCode;
import dev.mxcp.spi.CallListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Keeps what ended, in order; a test gets one that listens to its runtime and begins empty.
 *
 * <p>A call is in it before its caller has the outcome. Thread-safe.
 */
public final class RecordingListener implements CallListener {

  private final List<End> ends = new CopyOnWriteArrayList<>();

  /** Creates an empty one, for a runtime that no extension started. */
  public RecordingListener() {}

  @Override
  public void ended(End end) {
    ends.add(end);
  }

  /** Returns how calls ended; a copy. */
  public List<End> calls() {
    return List.copyOf(ends);
  }

  /** Returns the ids of what was called, in the order in which the calls ended. */
  public List<String> called() {
    return ends.stream().map(end -> end.endpoint().id()).toList();
  }

  /** Returns why calls failed, in order; calls with a result are left out. */
  public List<FailureCode> failures() {
    return ends.stream().map(End::failure).flatMap(java.util.stream.Stream::ofNullable).toList();
  }

  /** Forgets all. */
  public void clear() {
    ends.clear();
  }
}
