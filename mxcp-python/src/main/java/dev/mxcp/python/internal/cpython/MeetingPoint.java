package dev.mxcp.python.internal.cpython;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A socket for the connection of one worker, in a directory that only this user may enter. */
final class MeetingPoint implements AutoCloseable {

  private static final boolean IS_WINDOWS = System.getProperty("os.name").startsWith("Windows");

  private final ServerSocketChannel server;
  private final Path directory;
  private final Path path;

  private MeetingPoint(ServerSocketChannel server, Path directory) {
    this.server = server;
    this.directory = directory;
    this.path = directory.resolve("python");
  }

  /** Opens one; null where there cannot be any, such as without a directory for it. */
  static @Nullable MeetingPoint open() {
    // Python has no such sockets on Windows.
    return IS_WINDOWS ? null : openIn(directory());
  }

  private static @Nullable Path directory() {
    try {
      return Files.createTempDirectory("mxcp-");
    } catch (IOException e) {
      return null;
    }
  }

  private static @Nullable MeetingPoint openIn(@Nullable Path directory) {
    if (directory == null) {
      return null;
    }
    try {
      ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
      MeetingPoint opened = new MeetingPoint(server, directory);
      try {
        server.bind(UnixDomainSocketAddress.of(opened.path)).configureBlocking(false);
        return opened;
      } catch (IOException | RuntimeException e) {
        opened.close();
      }
    } catch (IOException | RuntimeException e) {
      delete(directory);
    }
    return null;
  }

  Path path() {
    return path;
  }

  /**
   * Returns the connection of the worker, which has said that it is connected.
   *
   * @throws IOException if there is none
   */
  SocketChannel accept() throws IOException {
    SocketChannel channel = server.accept();
    if (channel == null) {
      throw new IOException("The worker is not connected");
    }
    return channel;
  }

  /** Lets nobody connect from now on, and removes what is in the file system. */
  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      // There is nothing else to be closed.
    }
    delete(path);
    delete(directory);
  }

  private static void delete(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      // It is empty and in the way of nobody.
    }
  }
}
