package dev.mxcp.error;

import java.util.Locale;

/** The reason why a call failed. Names are stable; new ones may come. */
public enum FailureCode {
  /** No endpoint of that name. */
  NOT_FOUND(Fault.CALLER),
  /** Arguments that are missing, unknown or of the wrong type. */
  INVALID_ARGUMENTS(Fault.CALLER),
  /** A policy forbids the call. */
  DENIED(Fault.CALLER),
  /** The endpoint was called more often, or by more callers at once, than allowed. */
  RATE_LIMITED(Fault.CALLER),
  /** The caller cancelled the call. */
  CANCELLED(Fault.CALLER),
  /** The endpoint is declared, but could not be loaded. */
  UNAVAILABLE(Fault.TOOL),
  /** The tool itself failed: an exception in Python, an error in SQL. */
  TOOL_FAILED(Fault.TOOL),
  /** The tool gave a result that its declaration does not allow. */
  INVALID_RESULT(Fault.TOOL),
  /** The result has more rows or bytes than allowed. */
  LIMIT_EXCEEDED(Fault.TOOL),
  /** The call took longer than allowed. */
  TIMEOUT(Fault.TOOL),
  /** The process that ran the tool ended in the middle of the call. */
  WORKER_LOST(Fault.RUNTIME),
  /** The runtime is reloading, and did not come back in time. */
  RELOADING(Fault.RUNTIME),
  /** The runtime failed to start again after a reload; another reload may help. */
  NOT_RUNNING(Fault.RUNTIME),
  /** The runtime is closed. */
  CLOSED(Fault.RUNTIME),
  /** The audit log is required, and cannot take the record of the call. */
  AUDIT_UNAVAILABLE(Fault.RUNTIME),
  /** The executor of asynchronous calls did not accept the call. */
  OVERLOADED(Fault.RUNTIME),
  /** A defect of this library or of an invoker. */
  INTERNAL(Fault.RUNTIME);

  private final Fault fault;

  FailureCode(Fault fault) {
    this.fault = fault;
  }

  /** The party that can resolve a failure. */
  public enum Fault {
    /** The caller: other arguments may work. */
    CALLER,
    /** The author of the tool. */
    TOOL,
    /** The operator of the application. */
    RUNTIME
  }

  /** Returns the party that can resolve the failure. */
  public Fault fault() {
    return fault;
  }

  /** Returns the code as text, such as {@code invalid_arguments}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
