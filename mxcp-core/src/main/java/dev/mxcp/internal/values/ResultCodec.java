package dev.mxcp.internal.values;

import dev.mxcp.definition.ValueType;
import org.jspecify.annotations.Nullable;

/** Checks the results of one endpoint and turns them into plain JSON values; thread-safe. */
public final class ResultCodec {

  private ResultCodec() {}

  /** Compiles the codec of a declared type; null accepts anything. */
  public static ResultCodec of(@Nullable ValueType type) {
    throw new UnsupportedOperationException();
  }

  /**
   * Checks a result and converts what JSON does not know (dates, UUIDs, bytes and so on).
   *
   * @return null, String, Boolean, Long, BigInteger, Double, BigDecimal, List, Map with String keys
   * @throws dev.mxcp.error.ToolException with INVALID_RESULT and all violations
   */
  public @Nullable Object encode(@Nullable Object result) {
    throw new UnsupportedOperationException();
  }
}
