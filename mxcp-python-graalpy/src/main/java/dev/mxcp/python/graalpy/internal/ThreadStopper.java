package dev.mxcp.python.graalpy.internal;

import com.oracle.truffle.api.TruffleContext;
import java.util.Objects;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.Instrument;

/**
 * Stops the Python code of one thread, while the other threads go on.
 *
 * <p>The polyglot API can only interrupt all threads of a context at once; an instrument can reach
 * one of them. Thread-safe.
 */
interface ThreadStopper {

  /** Returns the stopper of an engine. */
  static ThreadStopper of(Engine engine) {
    Instrument instrument = Objects.requireNonNull(engine.getInstruments().get(StopInstrument.ID));
    return instrument.lookup(ThreadStopper.class);
  }

  /** Returns the context that this thread has entered. */
  TruffleContext entered();

  /**
   * Calls a global function of Python's main module in a thread, at the next safe point of its
   * Python code; what it raises is raised there.
   */
  void call(TruffleContext context, Thread thread, String function);
}
