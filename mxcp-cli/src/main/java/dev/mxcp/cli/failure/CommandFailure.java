package dev.mxcp.cli.failure;

import dev.mxcp.Outcome;
import dev.mxcp.cli.terminal.Plural;
import dev.mxcp.error.FailureCode;
import dev.mxcp.error.LoadException;
import dev.mxcp.error.Problem;
import dev.mxcp.error.Violation;
import java.util.List;
import java.util.Optional;
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
  private transient @Nullable Excerpt excerpt;

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
   * Returns what ends a command whose endpoint cannot be used.
   *
   * @param problems why
   */
  public static CommandFailure unavailable(String message, List<Problem> problems) {
    return new CommandFailure(
        FAILED, "unavailable", message, SEE_VALIDATE, null, List.of(), problems);
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

  /**
   * A part of a text that the failure is about.
   *
   * @param source the whole text
   * @param line the line, from 1 on
   * @param column the column, from 1 on
   */
  public record Excerpt(String source, int line, int column) {}

  /** Shows a line of a text below the message; returns this. */
  public CommandFailure showing(Excerpt part) {
    excerpt = part;
    return this;
  }

  /** Returns what is shown below the message. */
  public Optional<Excerpt> excerpt() {
    return Optional.ofNullable(excerpt);
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

  /** Returns the cause for the author; null if the text says it all. */
  public @Nullable Cause cause() {
    String full = diagnostic;
    if (full == null
        || full.isBlank()
        || full.equals(text())
        || !problems.isEmpty()
        || isStopped()) {
      return null;
    }
    Cause cause = Cause.of(full);
    return cause.text().endsWith(text()) ? null : cause;
  }

  /** A call that was stopped says little about what it was doing. */
  private boolean isStopped() {
    return code.equals(FailureCode.TIMEOUT.id()) || code.equals(FailureCode.CANCELLED.id());
  }

  /** Returns the full text for --debug; null if there is no more to see. */
  public @Nullable String diagnostic() {
    return diagnostic;
  }
}
