package dev.mxcp.sql.spi;

/** SQL that cannot be split or rewritten; the message says why and what to do. */
public final class SqlTextException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Reason reason;
  private final int offset;

  /**
   * Creates an exception.
   *
   * @param offset where in the text it stands, counted in chars from 0
   * @param message what is wrong and what to do, beginning in lower case and without a full stop
   */
  public SqlTextException(Reason reason, int offset, String message) {
    super(message);
    this.reason = reason;
    this.offset = offset;
  }

  /** What is wrong. */
  public enum Reason {
    /** No statement at all. */
    EMPTY,
    /** More than one statement where one is asked for. */
    SEVERAL,
    /** A parameter without a name, or something that looks like one. */
    PARAMETER
  }

  /** Returns what is wrong. */
  public Reason reason() {
    return reason;
  }

  /** Returns where in the text it stands, counted in chars from 0. */
  public int offset() {
    return offset;
  }
}
