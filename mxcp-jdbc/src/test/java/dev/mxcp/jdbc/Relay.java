package dev.mxcp.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A network between a client and a server that can hang, and be cut. */
final class Relay implements AutoCloseable {

  private enum State {
    PASSES,
    HANGS,
    IS_DOWN
  }

  private final ServerSocket door;
  private final int target;
  private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
  private State state = State.PASSES;

  Relay(int target) {
    this.target = target;
    try {
      door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    start(this::accept);
  }

  int port() {
    return door.getLocalPort();
  }

  /** Carries bytes from now on. */
  void pass() {
    change(State.PASSES);
  }

  /** Carries nothing from now on, and closes nothing. */
  void hang() {
    change(State.HANGS);
  }

  /** Closes every connection, and each new one at once. */
  void down() {
    change(State.IS_DOWN);
    sockets.forEach(Relay::close);
  }

  private synchronized void change(State next) {
    state = next;
    notifyAll();
  }

  private synchronized State whenNotHanging() throws InterruptedException {
    while (state == State.HANGS) {
      wait();
    }
    return state;
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket client = door.accept();
        sockets.add(client);
        start(() -> connect(client));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void connect(Socket client) {
    try {
      if (whenNotHanging() == State.IS_DOWN) {
        close(client);
        return;
      }
      Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
      sockets.add(server);
      start(() -> carry(client, server));
      carry(server, client);
    } catch (IOException | InterruptedException e) {
      close(client);
    }
  }

  private void carry(Socket from, Socket to) {
    byte[] bytes = new byte[8192];
    try (InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
        if (whenNotHanging() == State.IS_DOWN) {
          return;
        }
        out.write(bytes, 0, n);
      }
    } catch (IOException | InterruptedException e) {
      // Closed by one side; so is the other now.
    } finally {
      close(from);
      close(to);
    }
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "relay");
    thread.setDaemon(true);
    thread.start();
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    down();
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
