package dev.mxcp.sql.spi;

import dev.mxcp.definition.Parameter;
import dev.mxcp.definition.ValueType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement as an endpoint declares it.
 *
 * @param sql the text as its author wrote it
 * @param parameters the declared parameters
 * @param returns the declared type of the result; null for none
 * @param limits the most that a result may hold that is kept as a whole
 */
public record SqlRequest(
    String sql, List<Parameter> parameters, @Nullable ValueType returns, SqlLimits limits) {

  /** Copies the list. */
  public SqlRequest {
    parameters = List.copyOf(parameters);
  }
}
