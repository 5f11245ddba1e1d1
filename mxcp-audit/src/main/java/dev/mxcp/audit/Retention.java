package dev.mxcp.audit;

import dev.mxcp.json.JsonText;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Deletes segments whose newest record is old.
 *
 * @param segments the files of the log
 * @param chain the chain, which gets an anchor for every deleted segment
 */
record Retention(Segments segments, Chain chain) {

  /** Returns the files that may be deleted: neither the newest nor one that is written to. */
  public List<Path> expired(Instant before) throws IOException {
    List<Path> files = segments.files();
    List<Path> expired = new ArrayList<>();
    for (Path file : files.subList(0, Math.max(0, files.size() - 1))) {
      if (newest(file).isBefore(before) && !isWrittenTo(file)) {
        expired.add(file);
      }
    }
    return expired;
  }

  /** Deletes a file; an anchor is left if records are chained. */
  public void delete(Path file) throws IOException {
    String code = chain.isOn() ? SegmentReader.lastCode(file) : null;
    if (code != null) {
      new Anchors(segments.anchors(), chain).add(file, code);
    }
    Files.deleteIfExists(file);
  }

  /** Returns the time of the last record, or of the last change if there is none. */
  private static Instant newest(Path file) throws IOException {
    byte[] line = SegmentReader.lastLine(file);
    try {
      if (line != null
          && JsonText.read(new String(line, StandardCharsets.UTF_8)) instanceof Map<?, ?> record
          && record.get("timestamp") instanceof String text) {
        return OffsetDateTime.parse(text).toInstant();
      }
    } catch (IllegalArgumentException | DateTimeException e) {
      return Files.getLastModifiedTime(file).toInstant();
    }
    return Files.getLastModifiedTime(file).toInstant();
  }

  private static boolean isWrittenTo(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      return lock == null;
    } catch (OverlappingFileLockException e) {
      return true;
    }
  }
}
