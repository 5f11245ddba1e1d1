package dev.mxcp.internal.values;

import dev.mxcp.definition.Parameter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Converts and checks the arguments of one endpoint; compiled once, thread-safe. */
public final class ArgumentCodec {

  private ArgumentCodec() {}

  /** Compiles the codec of the given parameters. */
  public static ArgumentCodec of(List<Parameter> parameters) {
    throw new UnsupportedOperationException();
  }

  /**
   * Converts the given arguments, fills in defaults and collects every violation.
   *
   * @return the arguments in the order of the parameters, immutable
   * @throws dev.mxcp.error.ToolException with INVALID_ARGUMENTS and all violations
   */
  public Map<String, @Nullable Object> decode(Map<String, ? extends @Nullable Object> given) {
    throw new UnsupportedOperationException();
  }
}
