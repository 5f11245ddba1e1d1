package dev.mxcp.micrometer;

import dev.mxcp.error.DatabaseException;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.SenderContext;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The context of the observation of an SQL statement that a tool runs itself. */
public final class StatementObservationContext extends SenderContext<Object> {

  private final String system;
  private final String operation;
  private volatile @Nullable Throwable failure;

  StatementObservationContext(String system, String operation) {
    super((carrier, name, value) -> {}, Kind.CLIENT);
    this.system = system;
    this.operation = operation;
    setCarrier(this);
  }

  /** Returns the kind of database, such as {@code duckdb}. */
  public String system() {
    return system;
  }

  /** Returns the first word of the statement in upper case; any text. */
  public String operation() {
    return operation;
  }

  void failed(Throwable cause) {
    failure = cause;
  }

  /** Returns the kind of the failure. */
  String error() {
    Throwable cause = failure;
    if (cause == null) {
      return MxcpNames.NONE;
    }
    return cause instanceof DatabaseException exception
        ? exception.kind().name().toLowerCase(Locale.ROOT)
        : MxcpNames.OTHER;
  }
}
