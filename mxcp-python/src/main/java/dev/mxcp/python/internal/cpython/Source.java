package dev.mxcp.python.internal.cpython;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** The bytes that a worker sends. For one thread at a time, except {@link #wake}. */
interface Source extends Closeable {

  /** Reads the bytes that are there, without waiting; returns their number, -1 at the end. */
  int read(ByteBuffer target) throws IOException;

  /** Waits until there are bytes or the end to read, or somebody has called {@link #wake}. */
  void await() throws IOException;

  /** Returns whether a wait can be ended by {@link #wake}. */
  boolean canWake();

  /** Ends the wait of a thread, or the next one if there is none. Does not wait itself. */
  void wake();
}
