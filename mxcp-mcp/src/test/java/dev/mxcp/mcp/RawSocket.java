package dev.mxcp.mcp;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A connection on which a test writes what no client would. */
final class RawSocket implements AutoCloseable {

  private final Socket socket;

  RawSocket(int port) throws IOException {
    this(port, new Socket());
  }

  private RawSocket(int port, Socket unconnected) throws IOException {
    socket = unconnected;
    socket.connect(new InetSocketAddress("127.0.0.1", port));
    socket.setSoTimeout(120_000);
  }

  /** Returns a connection that holds little of what is not read, so that the server must wait. */
  static RawSocket narrow(int port) throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(4_096);
    return new RawSocket(port, socket);
  }

  RawSocket write(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    socket.getOutputStream().flush();
    return this;
  }

  /** Returns all that comes until the server closes its side. */
  String readAll() throws IOException {
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  /** Returns what comes until a text has come; the end of it may be more. */
  String readUntil(String text) throws IOException {
    StringBuilder read = new StringBuilder();
    byte[] buffer = new byte[8192];
    while (read.indexOf(text) < 0) {
      int count = socket.getInputStream().read(buffer);
      if (count < 0) {
        throw new IOException("The end came before " + text + ": " + read);
      }
      read.append(new String(buffer, 0, count, StandardCharsets.UTF_8));
    }
    return read.toString();
  }

  /** Ends the connection with a reset, as a process that dies does. */
  void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
