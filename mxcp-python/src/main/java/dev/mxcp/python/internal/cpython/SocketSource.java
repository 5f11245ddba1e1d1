package dev.mxcp.python.internal.cpython;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** The connection of a worker. Unlike a pipe, a wait for it can be ended. */
final class SocketSource implements Source {

  private final SocketChannel channel;
  private final Selector selector;

  /** Takes a channel over. */
  SocketSource(SocketChannel channel) throws IOException {
    this.channel = channel;
    // Also because an interrupt of a thread that blocks in a channel closes the channel.
    channel.configureBlocking(false);
    selector = Selector.open();
    channel.register(selector, SelectionKey.OP_READ);
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    return channel.read(target);
  }

  @Override
  public void await() throws IOException {
    selector.select();
    selector.selectedKeys().clear();
  }

  @Override
  public boolean canWake() {
    return true;
  }

  @Override
  public void wake() {
    selector.wakeup();
  }

  @Override
  public void close() throws IOException {
    channel.close();
    selector.close();
  }
}
