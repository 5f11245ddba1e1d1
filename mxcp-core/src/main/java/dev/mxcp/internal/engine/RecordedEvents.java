package dev.mxcp.internal.engine;

import dev.mxcp.runtime.CallEvents;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps what a tool records of its own calls, and passes everything on; thread-safe. */
final class RecordedEvents implements CallEvents {

  private static final int MOST = 1_000;

  private final CallEvents receiver;
  private final List<Map<String, @Nullable Object>> events = new ArrayList<>();

  RecordedEvents(CallEvents receiver) {
    this.receiver = receiver;
  }

  @Override
  public void progress(double progress, @Nullable Double total, @Nullable String message) {
    receiver.progress(progress, total, message);
  }

  @Override
  public void message(String level, String message) {
    receiver.message(level, message);
  }

  @Override
  public void executionEvent(Map<String, @Nullable Object> event) {
    synchronized (events) {
      if (events.size() < MOST) {
        events.add(event);
      }
    }
    receiver.executionEvent(event);
  }

  @Override
  public <T> Optional<T> unwrap(Class<T> type) {
    return receiver.unwrap(type);
  }

  /** Returns the first thousand events until now. */
  List<Map<String, @Nullable Object>> events() {
    synchronized (events) {
      return List.copyOf(events);
    }
  }
}
