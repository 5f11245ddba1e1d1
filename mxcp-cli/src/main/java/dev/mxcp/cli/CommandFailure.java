package dev.mxcp.cli;

import dev.mxcp.Outcome;
import dev.mxcp.error.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ends a command with an error that its user can understand. */
final class CommandFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** The exit code where the command failed. */
  static final int FAILED = 1;

  /** The exit code where the command was used wrongly. */
  static final int USAGE = 2;

  private final int exitCode;
  private final String code;
  private final @Nullable String hint;
  private final transient List<Violation> violations;
  private final @Nullable String diagnostic;

  private CommandFailure(
      int exitCode,
      String code,
      String message,
      @Nullable String hint,
      List<Violation> violations,
      @Nullable String diagnostic) {
    super(message);
    this.exitCode = exitCode;
    this.code = code;
    this.hint = hint;
    this.violations = List.copyOf(violations);
    this.diagnostic = diagnostic;
  }

  /** Returns what ends a command that was used wrongly. */
  static CommandFailure usage(String message, @Nullable String hint) {
    return new CommandFailure(USAGE, "usage", message, hint, List.of(), null);
  }

  /** Returns what ends a command that failed. */
  static CommandFailure failed(
      String code, String message, @Nullable String hint, @Nullable String diagnostic) {
    return new CommandFailure(FAILED, code, message, hint, List.of(), diagnostic);
  }

  /** Returns what ends a command whose call failed. */
  static CommandFailure of(Outcome.Failed outcome) {
    return new CommandFailure(
        FAILED,
        outcome.code().id(),
        outcome.message(),
        null,
        outcome.violations(),
        outcome.diagnostic());
  }

  int exitCode() {
    return exitCode;
  }

  String code() {
    return code;
  }

  String text() {
    return String.valueOf(getMessage());
  }

  @Nullable String hint() {
    return hint;
  }

  List<Violation> violations() {
    return violations;
  }

  /** Returns what an author wants to see with --debug; null where there is no more to see. */
  @Nullable String diagnostic() {
    return diagnostic;
  }
}
