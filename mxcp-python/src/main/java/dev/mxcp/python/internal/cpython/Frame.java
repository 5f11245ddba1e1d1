package dev.mxcp.python.internal.cpython;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A message between the JVM and a worker.
 *
 * <p>On the wire: the length of the rest (4 bytes), kind (1), number (8), call (8), how many bytes
 * the sender has taken from its own pipe (8; 0 from the JVM), length of the operation (1), the
 * operation in ASCII, the payload in UTF-8.
 *
 * @param kind what it is
 * @param number what an answer refers to
 * @param call the call that it belongs to; 0 for none
 * @param taken how many bytes a worker has read when it sent the frame
 * @param operation what to do; empty for an answer
 * @param payload JSON text
 */
record Frame(int kind, long number, long call, long taken, String operation, String payload) {

  static final int REQUEST = 0;
  static final int ANSWER = 1;
  static final int POST = 2;
  static final int INTERRUPT = 3;

  static final int HEADER = 30;

  /** A worker keeps its frames below it; more means that the pipe is out of step. */
  private static final int LONGEST = 1 << 29;

  Frame(int kind, long number, long call, String operation, String payload) {
    this(kind, number, call, 0, operation, payload);
  }

  /** Returns the frame as it goes over the wire. */
  byte[] bytes() {
    byte[] name = operation.getBytes(StandardCharsets.US_ASCII);
    byte[] body = payload.getBytes(StandardCharsets.UTF_8);
    ByteBuffer buffer = ByteBuffer.allocate(HEADER + name.length + body.length);
    buffer.putInt(HEADER - Integer.BYTES + name.length + body.length);
    buffer.put((byte) kind).putLong(number).putLong(call).putLong(taken).put((byte) name.length);
    return buffer.put(name).put(body).array();
  }

  /**
   * What comes before the operation and the payload of a frame.
   *
   * @param name the length of the operation
   * @param size the length of operation and payload
   */
  record Head(int kind, long number, long call, long taken, int name, int size) {

    /**
     * Reads a header.
     *
     * @throws IOException where it cannot be one
     */
    static Head read(ByteBuffer from) throws IOException {
      int size = from.getInt() - (HEADER - Integer.BYTES);
      int kind = from.get();
      long number = from.getLong();
      long call = from.getLong();
      long taken = from.getLong();
      int name = from.get();
      if (size < name || size > LONGEST) {
        throw new IOException("The worker sent " + size + " bytes, which is no frame");
      }
      return new Head(kind, number, call, taken, name, size);
    }

    /** Returns room for the rest; null where it does not fit into memory. */
    byte @Nullable [] body() {
      try {
        return new byte[size];
      } catch (OutOfMemoryError e) {
        return null;
      }
    }

    /**
     * Returns the frame; one that does not fit into memory is replaced by another that fails the
     * one request that it belongs to.
     *
     * @param body the rest of the frame; null where it was skipped
     */
    Frame frame(byte @Nullable [] body) {
      if (body != null) {
        try {
          return new Frame(
              kind,
              number,
              call,
              taken,
              new String(body, 0, name, StandardCharsets.US_ASCII),
              new String(body, name, size - name, StandardCharsets.UTF_8));
        } catch (OutOfMemoryError e) {
          // As if it had not fitted in the first place.
        }
      }
      return tooLarge();
    }

    private Frame tooLarge() {
      String text = size + " bytes did not fit into the memory of the JVM";
      if (kind == ANSWER) {
        String payload =
            "{\"error\":{\"kind\":\"limit\",\"message\":\"A result of " + text + "\"}}";
        return new Frame(ANSWER, number, call, taken, "", payload);
      }
      return kind == REQUEST
          ? new Frame(REQUEST, number, call, taken, "too large", "{}")
          : new Frame(POST, 0, call, taken, "stderr", "\"Output of " + text + "\"");
    }
  }
}
