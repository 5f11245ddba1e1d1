package dev.mxcp.cli.failure;

import dev.mxcp.Outcome;
import dev.mxcp.cli.terminal.Plural;
import dev.mxcp.error.LoadException;
import dev.mxcp.error.Problem;
import dev.mxcp.error.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ends a command with an error that its user can understand. */
public final class CommandFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** The exit code where the command failed. */
  public static final int FAILED = 1;

  /** The exit code where the command was used wrongly. */
  public static final int USAGE = 2;

  private static final String SEE_VALIDATE = "See: mxcp validate";

  private final int exitCode;
  private final String code;
  private final @Nullable String hint;
  private final @Nullable String diagnostic;
  private final transient List<Violation> violations;
  private final transient List<Problem> problems;

  private CommandFailure(
      int exitCode,
      String code,
      String message,
      @Nullable String hint,
      @Nullable String diagnostic,
      List<Violation> violations,
      List<Problem> problems) {
    super(message);
    this.exitCode = exitCode;
    this.code = code;
    this.hint = hint;
    this.diagnostic = diagnostic;
    this.violations = List.copyOf(violations);
    this.problems = List.copyOf(problems);
  }

  /** Returns what ends a command that was used wrongly. */
  public static CommandFailure usage(String message, @Nullable String hint) {
    return new CommandFailure(USAGE, "usage", message, hint, null, List.of(), List.of());
  }

  /** Returns what ends a command that failed. */
  public static CommandFailure failed(
      String code, String message, @Nullable String hint, @Nullable String diagnostic) {
    return new CommandFailure(FAILED, code, message, hint, diagnostic, List.of(), List.of());
  }

  /**
   * Returns what ends a command whose call failed.
   *
   * @param problems what keeps the endpoint from being called, where something does
   */
  public static CommandFailure of(Outcome.Failed outcome, List<Problem> problems) {
    return new CommandFailure(
        FAILED,
        outcome.code().id(),
        outcome.message(),
        null,
        outcome.diagnostic(),
        outcome.violations(),
        problems);
  }

  /** Returns what ends a command whose project cannot be loaded. */
  public static CommandFailure of(LoadException load) {
    String text = "The project cannot be loaded: " + Plural.of(load.problems().size(), "problem");
    return new CommandFailure(
        FAILED, "load_failed", text + ".", SEE_VALIDATE, null, List.of(), load.problems());
  }

  /** Returns the exit code of the process. */
  public int exitCode() {
    return exitCode;
  }

  /** Returns the stable code for programs. */
  public String code() {
    return code;
  }

  /** Returns what went wrong, safe for callers. */
  public String text() {
    return String.valueOf(getMessage());
  }

  /** Returns what to do about it; null if there is no advice. */
  public @Nullable String hint() {
    return hint;
  }

  /** Returns how arguments or result do not fit; empty for other failures. */
  public List<Violation> violations() {
    return violations;
  }

  /** Returns what is wrong with the project; empty where that is not the reason. */
  public List<Problem> problems() {
    return problems;
  }

  /** Returns what an author wants to see with --debug; null where there is no more to see. */
  public @Nullable String diagnostic() {
    return diagnostic;
  }
}
