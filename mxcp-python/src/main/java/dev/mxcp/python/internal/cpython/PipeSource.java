package dev.mxcp.python.internal.cpython;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/** The standard output of a worker. Who waits for it cannot be given up. */
final class PipeSource implements Source {

  private static final int NONE = -1;

  private final InputStream in;
  private int ahead = NONE;
  private boolean ended;

  PipeSource(InputStream in) {
    this.in = in;
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    if (ended) {
      return -1;
    }
    int before = target.position();
    if (ahead != NONE) {
      target.put((byte) ahead);
      ahead = NONE;
    }
    int there = Math.min(in.available(), target.remaining());
    target.put(in.readNBytes(there));
    return target.position() - before;
  }

  @Override
  public void await() throws IOException {
    if (ahead == NONE) {
      ahead = in.read();
      ended = ahead == NONE;
    }
  }

  @Override
  public boolean canWake() {
    return false;
  }

  @Override
  public void wake() {}

  @Override
  public void close() throws IOException {
    in.close();
  }
}
