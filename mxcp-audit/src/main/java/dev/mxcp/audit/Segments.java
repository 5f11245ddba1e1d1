package dev.mxcp.audit;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files of one audit log: the base file, which older versions wrote, and its segments.
 *
 * @param base the base file; it need not exist
 */
record Segments(Path base) {

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final Pattern SUFFIX = Pattern.compile("-(\\d{8}T\\d{6})(?:-(\\d{1,9}))?");

  /** A segment with what its order follows from. */
  private record Named(Path file, String stamp, int number) {}

  private String stem() {
    String name = base.getFileName().toString();
    return name.endsWith(".jsonl") ? name.substring(0, name.length() - 6) : name;
  }

  private Path directory() {
    Path parent = base.toAbsolutePath().getParent();
    return parent == null ? base.toAbsolutePath() : parent;
  }

  /** Returns the file that keeps the last codes of deleted segments. */
  Path anchors() {
    return directory().resolve(stem() + "_anchors.json");
  }

  /** Returns the files that exist, the oldest first. */
  public List<Path> files() throws IOException {
    List<Path> files = new ArrayList<>();
    if (Files.isRegularFile(base)) {
      files.add(base);
    }
    if (Files.isDirectory(directory())) {
      try (Stream<Path> all = Files.list(directory())) {
        all.flatMap(this::named)
            .sorted(Comparator.comparing(Named::stamp).thenComparingInt(Named::number))
            .map(Named::file)
            .forEach(files::add);
      }
    }
    return files;
  }

  private Stream<Named> named(Path file) {
    String name = file.getFileName().toString();
    if (!name.startsWith(stem()) || !name.endsWith(".jsonl")) {
      return Stream.empty();
    }
    Matcher suffix = SUFFIX.matcher(name.substring(stem().length(), name.length() - 6));
    if (name.length() - 6 < stem().length() || !suffix.matches()) {
      return Stream.empty();
    }
    int number = suffix.group(2) == null ? 0 : Integer.parseInt(suffix.group(2));
    return Stream.of(new Named(file, suffix.group(1), number));
  }

  /** A new segment that is open for writing. */
  record Opened(Path file, FileChannel channel) {}

  /** Creates the next segment; no two calls give the same file, in any process. */
  Opened create(Instant now) throws IOException {
    Files.createDirectories(directory());
    for (int number = 0; ; number++) {
      String end = number == 0 ? "" : "-" + number;
      Path file = directory().resolve(stem() + "-" + STAMP.format(now) + end + ".jsonl");
      try {
        FileChannel channel =
            FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        return new Opened(file, channel);
      } catch (FileAlreadyExistsException taken) {
        // The next number may be free.
      }
    }
  }
}
