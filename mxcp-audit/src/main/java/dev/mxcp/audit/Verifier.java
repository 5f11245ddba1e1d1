package dev.mxcp.audit;

import dev.mxcp.audit.AuditVerification.Finding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks the chain of a log. It keeps a few codes for every segment, not one for every record. */
final class Verifier {

  private static final String PREVIOUS = ",\"prev_hash\":\"";

  private final Segments segments;
  private final Chain chain;
  private final Map<Path, String> origins = new LinkedHashMap<>();
  private final Set<String> wanted = new HashSet<>();
  private final Set<String> found = new HashSet<>();
  private final Map<Path, String> ends = new LinkedHashMap<>();
  private final List<Finding> findings = new ArrayList<>();
  private long records;

  /** Begins with nothing checked. */
  public Verifier(Segments segments, Chain chain) {
    this.segments = segments;
    this.chain = chain;
  }

  /**
   * Checks everything.
   *
   * @param heads codes that must be there: the ends of the log at an earlier time
   */
  public AuditVerification verify(Collection<String> heads) throws IOException {
    List<Path> files = segments.files();
    found.add(Chain.GENESIS);
    found.addAll(new Anchors(segments.anchors(), chain).codes());
    wanted.addAll(heads);
    for (Path file : files) {
      wantOrigin(file);
    }
    for (Path file : files) {
      check(file);
    }
    origins.forEach(this::requireOrigin);
    for (String head : heads) {
      if (!found.contains(head)) {
        add(segments.base(), 0, "The pinned end " + head + " is not there: records were cut off.");
      }
    }
    return new AuditVerification(records, findings, head());
  }

  private void wantOrigin(Path file) throws IOException {
    try (SegmentReader reader = new SegmentReader(file)) {
      byte[] first = reader.next();
      String origin = first == null ? null : previous(first);
      if (origin != null) {
        origins.put(file, origin);
        wanted.add(origin);
      }
    }
  }

  private void requireOrigin(Path file, String origin) {
    if (!found.contains(origin)) {
      add(file, 1, "The record before the first one is not there: records were removed.");
    }
  }

  private void check(Path file) throws IOException {
    try (SegmentReader reader = new SegmentReader(file)) {
      String before = null;
      long number = 0;
      for (byte[] line = reader.next(); line != null; line = reader.next()) {
        number++;
        if (reader.isTorn()) {
          add(file, number, "The line is torn: its process was stopped, or the end was cut off.");
          return;
        }
        before = check(file, number, line, before);
      }
    }
  }

  /** Checks a line and returns its code. */
  private @Nullable String check(Path file, long number, byte[] line, @Nullable String before) {
    records++;
    String code = SegmentReader.code(line);
    if (code == null) {
      add(file, number, "The record has no code.");
      return before;
    }
    if (!code.equals(chain.code(line, line.length - Lines.UNCOVERED))) {
      add(file, number, "The record was changed, or written with another key.");
    } else if (before != null && !before.equals(previous(line))) {
      add(
          file,
          number,
          "The record does not follow the one before: records were removed or moved.");
    }
    if (wanted.contains(code)) {
      found.add(code);
    }
    ends.put(file, code);
    return code;
  }

  private static @Nullable String previous(byte[] line) {
    int length = PREVIOUS.length() + 65;
    int from = line.length - Lines.UNCOVERED - length;
    if (from < 0) {
      return null;
    }
    String end = new String(line, from, length, StandardCharsets.UTF_8);
    return end.startsWith(PREVIOUS)
        ? end.substring(PREVIOUS.length(), PREVIOUS.length() + 64)
        : null;
  }

  private void add(Path file, long line, String message) {
    findings.add(new Finding(file, line, message));
  }

  /** Returns the ends that no segment goes on from. */
  private List<String> head() {
    Set<String> left = new LinkedHashSet<>(ends.values());
    origins.values().forEach(left::remove);
    return List.copyOf(left);
  }
}
