package dev.mxcp;

import dev.mxcp.error.FailureCode;
import dev.mxcp.error.ToolException;
import dev.mxcp.error.Violation;
import dev.mxcp.json.JsonText;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What became of a call: a result, or the reason why there is none.
 *
 * <p>Immutable and thread-safe.
 */
public sealed interface Outcome {

  /** Returns whether there is a result. */
  default boolean isOk() {
    return this instanceof Ok;
  }

  /**
   * Returns the result, for people who like exceptions.
   *
   * @return the value of {@link Ok}; may be null
   * @throws ToolException where the call failed
   */
  @Nullable Object orElseThrow();

  /**
   * A result.
   *
   * @param value what the tool gave, as JSON would have it: null, String, Boolean, Long,
   *     BigInteger, Double, BigDecimal, List, or Map with String keys. Dates and the like are
   *     texts; {@code docs/types.md} has the table. Treat it as immutable
   */
  record Ok(@Nullable Object value) implements Outcome {

    /**
     * Returns the result that a JSON text says; the inverse of {@link #json()}.
     *
     * @throws IllegalArgumentException where the text is not exactly one JSON value; the message
     *     says where
     */
    public static Ok fromJson(String text) {
      return new Ok(JsonText.read(text));
    }

    /** Returns the value as JSON text, written anew by every call. */
    public String json() {
      return JsonText.write(value);
    }

    @Override
    public @Nullable Object orElseThrow() {
      return value;
    }
  }

  /**
   * A failure.
   *
   * @param code why there is no result; says whose fault it is, too
   * @param message the safe text, fit for a caller or a model: no SQL, no path, no stack trace, no
   *     secret
   * @param violations how the arguments or the result do not fit; empty for other failures
   * @param diagnostic the full text, for logs and authors: it may hold SQL, paths and a traceback,
   *     but no secret of the configuration
   */
  record Failed(FailureCode code, String message, List<Violation> violations, String diagnostic)
      implements Outcome {

    /** Copies the list. */
    public Failed {
      Objects.requireNonNull(code, "code");
      Objects.requireNonNull(message, "message");
      violations = List.copyOf(violations);
      Objects.requireNonNull(diagnostic, "diagnostic");
    }

    /** Returns whose fault it is. */
    public FailureCode.Fault fault() {
      return code.fault();
    }

    @Override
    public @Nullable Object orElseThrow() {
      throw new ToolException(code, message, violations, diagnostic, null);
    }

    /** Returns code and safe text; no diagnostic. */
    @Override
    public String toString() {
      return "Failed[" + code.id() + ": " + message + "]";
    }
  }
}
