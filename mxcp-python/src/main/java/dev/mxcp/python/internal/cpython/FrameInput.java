package dev.mxcp.python.internal.cpython;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Reads frames as their bytes come, and keeps the part that has come. For one thread at a time. */
final class FrameInput {

  private final Source source;
  private final LongConsumer taken;
  private final ByteBuffer bytes = ByteBuffer.allocateDirect(1 << 16).flip();
  private Frame.@Nullable Head head;
  private byte @Nullable [] body;
  private int have;
  private boolean cut;

  /**
   * Creates an input.
   *
   * @param taken is told with each frame how many bytes the worker has taken
   */
  FrameInput(Source source, LongConsumer taken) {
    this.source = source;
    this.taken = taken;
  }

  /**
   * Returns the next frame, without waiting; null if it is not there, or not all of it.
   *
   * @throws EOFException where the worker has ended
   */
  @Nullable Frame poll() throws IOException {
    if (cut) {
      throw new IOException("A frame was read in part");
    }
    // A thread that fails in here, for want of stack, leaves something in between.
    cut = true;
    Frame frame = next();
    cut = false;
    return frame;
  }

  /** Waits for the next frame. */
  Frame take() throws IOException {
    Frame frame = poll();
    while (frame == null) {
      source.await();
      frame = poll();
    }
    return frame;
  }

  /** Returns whether nothing was read beyond the frames that were returned. */
  boolean isEmpty() {
    return head == null && !bytes.hasRemaining();
  }

  private @Nullable Frame next() throws IOException {
    Frame.Head begun = head;
    if (begun == null) {
      if (!has(Frame.HEADER)) {
        return null;
      }
      begun = Frame.Head.read(bytes);
      body = begun.body();
      have = 0;
      head = begun;
    }
    while (have < begun.size()) {
      if (!has(1)) {
        return null;
      }
      have += takePart(begun.size() - have);
    }
    Frame frame = begun.frame(body);
    head = null;
    body = null;
    taken.accept(frame.taken());
    return frame;
  }

  private int takePart(int most) {
    int part = Math.min(most, bytes.remaining());
    if (body == null) {
      bytes.position(bytes.position() + part);
    } else {
      bytes.get(body, have, part);
    }
    return part;
  }

  /** Returns whether there are so many bytes. */
  private boolean has(int wanted) throws IOException {
    while (bytes.remaining() < wanted) {
      bytes.compact();
      int read = source.read(bytes);
      bytes.flip();
      if (read < 0) {
        throw new EOFException("The worker has ended");
      }
      if (read == 0) {
        return false;
      }
    }
    return true;
  }
}
