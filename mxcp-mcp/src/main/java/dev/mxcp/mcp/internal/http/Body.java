package dev.mxcp.mcp.internal.http;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request, read as it comes: a client that sends slowly holds no thread.
 *
 * <p>Ends once: its text is handed on, or the request is refused, or the client is gone.
 */
final class Body implements ReadListener {

  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

  private final Exchange exchange;
  private final int most;
  private final Streams streams;
  private final Consumer<String> reader;
  private final ServletInputStream in;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final AtomicBoolean ended = new AtomicBoolean();
  private final long begun = System.nanoTime();

  private Body(Exchange exchange, int most, Streams streams, Consumer<String> reader)
      throws IOException {
    this.exchange = exchange;
    this.most = most;
    this.streams = streams;
    this.reader = reader;
    in = exchange.request().getInputStream();
  }

  /**
   * Begins to read a body as UTF-8.
   *
   * @param most the most bytes
   * @param streams looks after it
   * @param reader takes the text on a thread of the container
   * @throws HttpException if the body need not be read to be refused
   */
  static void read(Exchange exchange, int most, Streams streams, Consumer<String> reader)
      throws HttpException, IOException {
    requireJson(exchange.request().getContentType());
    if (exchange.request().getContentLengthLong() > most) {
      throw tooLarge(most);
    }
    Body body = new Body(exchange, most, streams, reader);
    streams.reads(body);
    body.in.setReadListener(body);
  }

  private static void requireJson(@Nullable String type) throws HttpException {
    if (type == null || !type.strip().toLowerCase(Locale.ROOT).startsWith("application/json")) {
      throw HttpException.refused(415, "The content type must be application/json");
    }
  }

  @Override
  public void onDataAvailable() throws IOException {
    byte[] part = new byte[8192];
    while (!ended.get() && in.isReady()) {
      int count = in.read(part);
      if (count < 0) {
        return;
      }
      if (bytes.size() + count > most) {
        refuse(tooLarge(most));
        return;
      }
      bytes.write(part, 0, count);
    }
  }

  @Override
  public void onAllDataRead() {
    if (!end()) {
      return;
    }
    String text;
    try {
      ByteBuffer read = ByteBuffer.wrap(bytes.toByteArray());
      text = StandardCharsets.UTF_8.newDecoder().decode(read).toString();
    } catch (CharacterCodingException e) {
      exchange.refuse(HttpException.notJson("The body is not UTF-8"));
      return;
    }
    reader.accept(text);
  }

  @Override
  public void onError(Throwable failure) {
    end();
  }

  /** Gives a client up that takes too long; called every second. */
  void beat() {
    if (System.nanoTime() - begun > PATIENCE_NANOS) {
      refuse(HttpException.refused(408, "The request did not come in time").closing());
    }
  }

  private void refuse(HttpException refusal) {
    if (end()) {
      exchange.refuse(refusal);
    }
  }

  /** Returns whether this call is the one that ends it. */
  private boolean end() {
    streams.wasRead(this);
    return ended.compareAndSet(false, true);
  }

  private static HttpException tooLarge(int most) {
    return HttpException.refused(413, "The request is larger than " + most + " bytes").closing();
  }
}
