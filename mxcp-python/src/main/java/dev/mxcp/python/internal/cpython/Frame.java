package dev.mxcp.python.internal.cpython;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A message between the JVM and a worker.
 *
 * <p>On the wire: the length of the rest (4 bytes), kind (1), number (8), call (8), length of the
 * operation (1), the operation in ASCII, the payload in UTF-8.
 *
 * @param kind what it is
 * @param number what an answer refers to
 * @param call the call that it belongs to; 0 for none
 * @param operation what to do; empty for an answer
 * @param payload JSON text
 */
record Frame(int kind, long number, long call, String operation, String payload) {

  static final int REQUEST = 0;
  static final int ANSWER = 1;
  static final int POST = 2;
  static final int INTERRUPT = 3;

  private static final int HEADER = 22;

  /** A worker keeps its frames far below it; more means that the pipe is out of step. */
  private static final int LONGEST = 1 << 30;

  /** Returns the frame as it goes over the wire. */
  byte[] bytes() {
    byte[] name = operation.getBytes(StandardCharsets.US_ASCII);
    byte[] body = payload.getBytes(StandardCharsets.UTF_8);
    ByteBuffer buffer = ByteBuffer.allocate(HEADER + name.length + body.length);
    buffer.putInt(HEADER - Integer.BYTES + name.length + body.length);
    buffer.put((byte) kind).putLong(number).putLong(call).put((byte) name.length);
    return buffer.put(name).put(body).array();
  }

  /**
   * Reads the next frame.
   *
   * @throws EOFException where the worker has ended
   */
  static Frame read(InputStream in) throws IOException {
    ByteBuffer header = ByteBuffer.wrap(exactly(in, HEADER));
    int size = header.getInt() - (HEADER - Integer.BYTES);
    int kind = header.get();
    long number = header.getLong();
    long call = header.getLong();
    int name = header.get();
    if (size < name || size > LONGEST) {
      throw new IOException("The worker sent " + size + " bytes, which is no frame");
    }
    byte[] body = exactly(in, size);
    return new Frame(
        kind,
        number,
        call,
        new String(body, 0, name, StandardCharsets.US_ASCII),
        new String(body, name, size - name, StandardCharsets.UTF_8));
  }

  private static byte[] exactly(InputStream in, int size) throws IOException {
    byte[] bytes = in.readNBytes(size);
    if (bytes.length < size) {
      throw new EOFException("The worker has ended");
    }
    return bytes;
  }
}
