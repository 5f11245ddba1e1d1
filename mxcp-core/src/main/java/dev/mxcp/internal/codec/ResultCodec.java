package dev.mxcp.internal.codec;

import dev.mxcp.definition.ValueType;
import dev.mxcp.error.FailureCode;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Checks the results of one endpoint and turns them into plain JSON values; thread-safe.
 *
 * <p>Maps that are plain already are not copied but wrapped: whoever gave a result must not change
 * it afterwards.
 */
public final class ResultCodec {

  /** How the message of a result begins that does not fit. */
  static final String INVALID = "Invalid result";

  private final Codec codec;
  private final ValuePreview preview;

  private ResultCodec(Codec codec, ValuePreview preview) {
    this.codec = codec;
    this.preview = preview;
  }

  /** Compiles a codec whose messages quote every value that is not sensitive. */
  public static ResultCodec of(@Nullable ValueType type) {
    return of(type, UnaryOperator.identity(), false);
  }

  /**
   * Compiles the codec of a declared type; null accepts anything.
   *
   * @param redaction takes secrets out of the values that messages quote
   * @param closed whether messages quote no value at all, since rules may remove it
   * @throws IllegalArgumentException where a pattern does not compile; see {@link TypeRules}
   */
  public static ResultCodec of(
      @Nullable ValueType type, UnaryOperator<String> redaction, boolean closed) {
    return new ResultCodec(Codec.of(type), new ValuePreview(redaction, closed));
  }

  /**
   * Checks a result and converts what JSON does not know (dates, UUIDs, bytes and so on).
   *
   * @return null, String, Boolean, Long, BigInteger, Double, BigDecimal, List, Map with String
   *     keys; lists and maps are immutable
   * @throws dev.mxcp.error.ToolException with INVALID_RESULT and all violations, up to 1,000
   */
  public @Nullable Object encode(@Nullable Object result) {
    ViolationCollector findings = collector();
    Object plain = codec.encodeNullable(result, findings);
    if (!findings.isEmpty()) {
      throw findings.toException(FailureCode.INVALID_RESULT, INVALID);
    }
    return plain;
  }

  /** Returns a collector of what is wrong with one result. */
  ViolationCollector collector() {
    return new ViolationCollector(preview);
  }

  /** Returns how a list is checked item by item; null where it is checked as a whole. */
  @Nullable ItemRule itemRule() {
    return codec.itemRule();
  }
}
