package dev.mxcp.drift;

import java.util.Locale;
import java.util.Objects;

/**
 * One difference between two snapshots. Immutable.
 *
 * @param impact the effect on callers
 * @param subject the changed thing: {@code tool/name}, {@code table/name} or {@code source/path}
 * @param text the difference, in one line
 */
public record DriftChange(Impact impact, String subject, String text) {

  /** Checks that no component is null. */
  public DriftChange {
    Objects.requireNonNull(impact, "impact");
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(text, "text");
  }

  /** The effect of a change on callers. */
  public enum Impact {
    /** Calls that worked may fail, or their results may lack something. */
    BREAKING,
    /** Calls still work, but their effects or results may differ. */
    BEHAVIOUR,
    /** Calls that worked still work, with the same results. */
    COMPATIBLE;

    /** Returns the name in lower case, for JSON. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Returns subject and text. */
  @Override
  public String toString() {
    return subject + ": " + text;
  }
}
