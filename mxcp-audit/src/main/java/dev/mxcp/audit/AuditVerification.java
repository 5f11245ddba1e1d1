package dev.mxcp.audit;

import java.nio.file.Path;
import java.util.List;

/**
 * The result of checking the chain of an audit log.
 *
 * @param records how many records were checked
 * @param findings what is wrong, in the order of the files
 * @param head the codes at the ends of the log, to be kept elsewhere: a later check finds whether
 *     they are still there. More than one if several processes wrote at the same time
 */
public record AuditVerification(long records, List<Finding> findings, List<String> head) {

  /** Copies the lists. */
  public AuditVerification {
    findings = List.copyOf(findings);
    head = List.copyOf(head);
  }

  /** Returns whether nothing is wrong. */
  public boolean isIntact() {
    return findings.isEmpty();
  }

  /**
   * A place where the chain is broken.
   *
   * @param file the segment
   * @param line the line, counted from 1; 0 for the log as a whole
   * @param message what is wrong
   */
  public record Finding(Path file, long line, String message) {
    @Override
    public String toString() {
      return file + (line == 0 ? "" : ":" + line) + ": " + message;
    }
  }
}
