package dev.mxcp.audit;

import dev.mxcp.json.JsonText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads the records of several segments, one at a time. For one thread. */
final class RecordReader extends Spliterators.AbstractSpliterator<Map<String, @Nullable Object>> {

  private final Iterator<Path> files;
  private @Nullable SegmentReader current;

  private RecordReader(List<Path> files) {
    super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
    this.files = files.iterator();
  }

  /** Returns the records of the files in order; lines that are no objects are left out. */
  public static Stream<Map<String, @Nullable Object>> stream(List<Path> files) {
    RecordReader reader = new RecordReader(files);
    return StreamSupport.stream(reader, false).onClose(reader::close);
  }

  @Override
  public boolean tryAdvance(Consumer<? super Map<String, @Nullable Object>> action) {
    try {
      Map<String, @Nullable Object> record = next();
      if (record != null) {
        action.accept(record);
      }
      return record != null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private @Nullable Map<String, @Nullable Object> next() throws IOException {
    while (true) {
      SegmentReader reader = current;
      if (reader == null) {
        if (!files.hasNext()) {
          return null;
        }
        reader = new SegmentReader(files.next());
        current = reader;
      }
      byte[] line = reader.next();
      if (line == null) {
        close();
        continue;
      }
      Map<String, @Nullable Object> record = record(line);
      if (record != null) {
        return record;
      }
    }
  }

  @SuppressWarnings("unchecked") // JSON objects have texts as names.
  private static @Nullable Map<String, @Nullable Object> record(byte[] line) {
    try {
      Object value = JsonText.read(new String(line, StandardCharsets.UTF_8));
      return value instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private void close() {
    SegmentReader reader = current;
    current = null;
    if (reader != null) {
      try {
        reader.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
