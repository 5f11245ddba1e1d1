package dev.mxcp.audit;

import dev.mxcp.config.AuditSettings;
import dev.mxcp.spi.AuditRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes records as lines into segments. */
final class JsonLinesWriter implements RecordWriter {

  private static final int PIECE = 1 << 20;

  private final Segments segments;
  private final long maxFileSize;
  private final Chain chain;
  private final RecordRedaction redaction;
  private @Nullable FileChannel channel;

  @SuppressWarnings("UnusedVariable") // within the JVM a lock holds while somebody refers to it
  private @Nullable FileLock lock;

  private @Nullable String previous;
  private long size;

  /** Begins without a file: the first record makes one. */
  public JsonLinesWriter(AuditSettings settings, Chain chain, RecordRedaction redaction) {
    this.segments = new Segments(settings.file());
    this.maxFileSize = settings.maxFileSize();
    this.chain = chain;
    this.redaction = redaction;
  }

  @Override
  public String target() {
    return segments.base().toString();
  }

  /** Writes records until the segment is full. */
  @Override
  public int write(List<AuditRecord> records) throws IOException {
    FileChannel target = open();
    String code = previous();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int next = 0;
    do {
      Map<String, @Nullable Object> fields = Lines.fields(records.get(next));
      Lines.Line line = Lines.line(redaction.apply(fields), chain, code);
      bytes.writeBytes(line.bytes());
      code = line.code() == null ? code : line.code();
      next++;
    } while (next < records.size() && size + bytes.size() < maxFileSize && bytes.size() < PIECE);
    append(target, bytes.toByteArray());
    previous = code;
    if (size >= maxFileSize) {
      closeSegment();
    }
    return next;
  }

  /** Appends bytes as a whole; what could be written of them in part is cut off again. */
  private void append(FileChannel target, byte[] bytes) throws IOException {
    try {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        target.write(buffer);
      }
      size += bytes.length;
    } catch (IOException e) {
      cut(target, e);
      throw e;
    }
  }

  private void cut(FileChannel target, IOException cause) {
    try {
      target.truncate(size);
    } catch (IOException e) {
      cause.addSuppressed(e);
      closeQuietly(cause);
    }
  }

  private void closeQuietly(IOException cause) {
    try {
      closeSegment();
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  private FileChannel open() throws IOException {
    FileChannel current = channel;
    if (current != null) {
      return current;
    }
    previous(); // of the segments before this one
    Segments.Opened opened = segments.create(Clock.systemUTC().instant());
    channel = opened.channel();
    lock = opened.channel().tryLock();
    size = 0;
    return opened.channel();
  }

  private String previous() throws IOException {
    String known = previous;
    if (known == null) {
      known = chain.isOn() ? lastCode(segments.files()) : Chain.GENESIS;
      previous = known;
    }
    return known;
  }

  private static String lastCode(List<Path> files) throws IOException {
    for (int i = files.size() - 1; i >= 0; i--) {
      String code = SegmentReader.lastCode(files.get(i));
      if (code != null) {
        return code;
      }
    }
    return Chain.GENESIS;
  }

  private void closeSegment() throws IOException {
    FileChannel current = channel;
    channel = null;
    lock = null;
    if (current != null) {
      current.close();
    }
  }

  @Override
  public void close() throws IOException {
    closeSegment();
  }
}
