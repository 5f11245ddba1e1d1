package dev.mxcp;

import dev.mxcp.error.FailureCode;
import dev.mxcp.error.ToolException;
import dev.mxcp.error.Violation;
import dev.mxcp.internal.shape.TypedValues;
import dev.mxcp.json.JsonText;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a call: a result or a failure.
 *
 * <pre>{@code
 * Outcome outcome = mxcp.call("find_reader", Map.of("email", "ada@example.org"));
 * if (outcome instanceof Outcome.Failed failed) {
 *   System.err.println(failed.message());
 * }
 * Reader reader = outcome.orElseThrow(Reader.class);
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 */
public sealed interface Outcome {

  /**
   * Returns the outcome of a call that has a result.
   *
   * @param value the value, as {@link Ok#value()} describes it
   */
  static Ok ok(@Nullable Object value) {
    return new Ok(value);
  }

  /**
   * Returns the outcome of a failed call.
   *
   * @param message the safe text
   * @param diagnostic the full text
   * @param cause the error behind the failure; null if there is none
   */
  static Failed failed(
      FailureCode code,
      String message,
      List<Violation> violations,
      String diagnostic,
      @Nullable Throwable cause) {
    return new Failed(code, message, violations, diagnostic, cause);
  }

  /** Returns the outcome of a call that failed with an exception. */
  static Failed failed(ToolException reason) {
    return new Failed(reason);
  }

  /** Returns the outcome of a failed call, with one text as message and diagnostic. */
  static Failed failed(FailureCode code, String message) {
    return new Failed(code, message, List.of(), message, null);
  }

  /** Returns whether there is a result. */
  default boolean isOk() {
    return this instanceof Ok;
  }

  /**
   * Returns the result, or throws the failure.
   *
   * @return the value; may be null
   * @throws ToolException if the call failed
   */
  @Nullable Object orElseThrow();

  /**
   * Returns the result as a Java type, or throws the failure.
   *
   * @param type a record, an enum, a single value of java.lang, java.math or java.time, UUID, List,
   *     Map or Object; records are read by the names of their components, also in snake_case
   * @return the value; null if the result is null
   * @throws ToolException if the call failed, or with {@code INVALID_RESULT} and the path if the
   *     result does not fit the type
   * @throws IllegalArgumentException if no result can be read as that type
   */
  default <T> @Nullable T orElseThrow(Class<T> type) {
    return TypedValues.read(orElseThrow(), type);
  }

  /**
   * Returns the result as a Java type.
   *
   * @param type as in {@link #orElseThrow(Class)}
   * @return empty if the call failed or the result is null
   * @throws ToolException with {@code INVALID_RESULT} if the result does not fit the type
   * @throws IllegalArgumentException if no result can be read as that type
   */
  default <T> Optional<T> value(Class<T> type) {
    return isOk() ? Optional.ofNullable(orElseThrow(type)) : Optional.empty();
  }

  /** A result. */
  final class Ok implements Outcome {

    private final @Nullable Object value;

    private Ok(@Nullable Object value) {
      this.value = value;
    }

    /**
     * Parses a result from JSON text; the inverse of {@link #json()}.
     *
     * @throws IllegalArgumentException if the text is not exactly one JSON value; the message says
     *     where
     */
    public static Ok fromJson(String text) {
      return new Ok(JsonText.read(text));
    }

    /**
     * Returns the result as a JSON value: null, String, Boolean, Long, BigInteger, Double,
     * BigDecimal, List, or Map with String keys. Dates and the like are texts; {@code
     * docs/types.md} has the table. Treat it as immutable.
     */
    public @Nullable Object value() {
      return value;
    }

    /** Returns the value as JSON text, written anew by every call. */
    public String json() {
      return JsonText.write(value);
    }

    @Override
    public @Nullable Object orElseThrow() {
      return value;
    }

    /** Returns whether the other one is a result with an equal value. */
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Ok ok && Objects.equals(value, ok.value);
    }

    @Override
    public int hashCode() {
      return Objects.hashCode(value);
    }

    /** Returns the value as text. */
    @Override
    public String toString() {
      return "Ok[" + value + "]";
    }
  }

  /** A failure. */
  final class Failed implements Outcome {

    private final FailureCode code;
    private final String message;
    private final List<Violation> violations;
    private final String diagnostic;
    private final @Nullable Throwable cause;
    private final @Nullable Duration retryAfter;

    private Failed(ToolException reason) {
      this.code = reason.code();
      this.message = String.valueOf(reason.getMessage());
      this.violations = List.copyOf(reason.violations());
      this.diagnostic = reason.diagnostic();
      this.cause = reason.getCause();
      this.retryAfter = reason.retryAfter().orElse(null);
    }

    private Failed(
        FailureCode code,
        String message,
        List<Violation> violations,
        String diagnostic,
        @Nullable Throwable cause) {
      this.code = Objects.requireNonNull(code, "code");
      this.message = Objects.requireNonNull(message, "message");
      this.violations = List.copyOf(violations);
      this.diagnostic = Objects.requireNonNull(diagnostic, "diagnostic");
      this.cause = cause;
      this.retryAfter = null;
    }

    /** Returns the reason for the failure, which also determines whose fault it is. */
    public FailureCode code() {
      return code;
    }

    /**
     * Returns the safe text, fit for a caller or a model: no SQL, no path, no stack trace, no
     * secret.
     */
    public String message() {
      return message;
    }

    /**
     * Returns the violations of the arguments or the result; empty for other failures. Immutable.
     */
    public List<Violation> violations() {
      return violations;
    }

    /**
     * Returns the full text, for logs and authors: it may hold SQL, paths and a traceback, but no
     * secret of the configuration.
     */
    public String diagnostic() {
      return diagnostic;
    }

    /**
     * Returns the error behind the failure, as it was thrown and for debugging only: its texts are
     * not redacted. Empty if there is none.
     */
    public Optional<Throwable> cause() {
      return Optional.ofNullable(cause);
    }

    /**
     * Returns the time after which another attempt may succeed; empty unless the code is {@code
     * RATE_LIMITED}.
     */
    public Optional<Duration> retryAfter() {
      return Optional.ofNullable(retryAfter);
    }

    /** Returns the party that can resolve the failure. */
    public FailureCode.Fault fault() {
      return code.fault();
    }

    /** Returns the failure as a new exception, whose cause is {@link #cause()}. */
    public ToolException toException() {
      return retryAfter == null
          ? new ToolException(code, message, violations, diagnostic, cause)
          : ToolException.rateLimited(retryAfter).with(message, violations, diagnostic, cause);
    }

    @Override
    public @Nullable Object orElseThrow() {
      throw toException();
    }

    /** Returns whether the other one is a failure with equal code, texts and violations. */
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Failed failed
          && code == failed.code
          && message.equals(failed.message)
          && violations.equals(failed.violations)
          && diagnostic.equals(failed.diagnostic);
    }

    @Override
    public int hashCode() {
      return Objects.hash(code, message, violations, diagnostic);
    }

    /** Returns code and safe text; no diagnostic. */
    @Override
    public String toString() {
      return "Failed[" + code.id() + ": " + message + "]";
    }
  }
}
