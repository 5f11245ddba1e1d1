package dev.mxcp.python.internal.cpython;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
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

  private static final int HEADER = 30;

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
   * Reads the next frame; one that does not fit into memory is skipped, and what is returned in its
   * place fails the one request that it belongs to.
   *
   * @throws EOFException where the worker has ended
   */
  static Frame read(InputStream in) throws IOException {
    ByteBuffer header = ByteBuffer.wrap(exactly(in, new byte[HEADER]));
    int size = header.getInt() - (HEADER - Integer.BYTES);
    int kind = header.get();
    long number = header.getLong();
    long call = header.getLong();
    long taken = header.getLong();
    int name = header.get();
    if (size < name || size > LONGEST) {
      throw new IOException("The worker sent " + size + " bytes, which is no frame");
    }
    byte[] body = body(in, size);
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
    return tooLarge(kind, number, call, taken, size);
  }

  private static byte @Nullable [] body(InputStream in, int size) throws IOException {
    byte[] body;
    try {
      body = new byte[size];
    } catch (OutOfMemoryError e) {
      in.skipNBytes(size);
      return null;
    }
    return exactly(in, body);
  }

  private static Frame tooLarge(int kind, long number, long call, long taken, int size) {
    String text = size + " bytes did not fit into the memory of the JVM";
    if (kind == ANSWER) {
      String payload = "{\"error\":{\"kind\":\"limit\",\"message\":\"A result of " + text + "\"}}";
      return new Frame(ANSWER, number, call, taken, "", payload);
    }
    return kind == REQUEST
        ? new Frame(REQUEST, number, call, taken, "too large", "{}")
        : new Frame(POST, 0, call, taken, "stderr", "\"Output of " + text + "\"");
  }

  private static byte[] exactly(InputStream in, byte[] bytes) throws IOException {
    if (in.readNBytes(bytes, 0, bytes.length) < bytes.length) {
      throw new EOFException("The worker has ended");
    }
    return bytes;
  }
}
