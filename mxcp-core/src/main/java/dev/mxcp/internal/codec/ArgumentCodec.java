package dev.mxcp.internal.codec;

import dev.mxcp.definition.Parameter;
import dev.mxcp.definition.ValueType;
import dev.mxcp.definition.ValueType.Format;
import dev.mxcp.definition.ValueType.StringType;
import dev.mxcp.error.FailureCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Converts and checks the arguments of one endpoint; compiled once, thread-safe. */
public final class ArgumentCodec {

  private final MemberCodecs members;
  private final ValuePreview preview;

  private ArgumentCodec(MemberCodecs members, ValuePreview preview) {
    this.members = members;
    this.preview = preview;
  }

  /** Compiles a codec whose messages quote every value that is not sensitive. */
  public static ArgumentCodec of(List<Parameter> parameters) {
    return of(parameters, UnaryOperator.identity());
  }

  /**
   * Compiles the codec of the given parameters.
   *
   * @param redaction takes secrets out of the values that messages quote
   * @throws IllegalArgumentException where a default does not fit its own type, or a pattern does
   *     not compile; see {@link TypeRules}
   */
  public static ArgumentCodec of(List<Parameter> parameters, UnaryOperator<String> redaction) {
    List<Member> compiled = new ArrayList<>();
    for (Parameter parameter : parameters) {
      compiled.add(Member.of(parameter.name(), parameter.type(), parameter.isRequired(), false));
    }
    MemberCodecs members = new MemberCodecs("parameter", compiled, List.of(), null, false);
    return new ArgumentCodec(members, new ValuePreview(redaction, false));
  }

  /**
   * Converts the given arguments, fills in defaults and collects every violation.
   *
   * @return the arguments in the order of the parameters, immutable; docs/types.md lists the types
   *     of the values
   * @throws dev.mxcp.error.ToolException with INVALID_ARGUMENTS and all violations, up to 1,000
   */
  public Map<String, @Nullable Object> decode(Map<String, ? extends @Nullable Object> given) {
    ViolationCollector findings = new ViolationCollector(preview);
    Map<String, ? extends @Nullable Object> named = Maps.OF_ARGUMENTS.named(given, findings);
    Map<String, @Nullable Object> arguments = members.decode(named, findings);
    if (!findings.isEmpty()) {
      throw findings.toException(FailureCode.INVALID_ARGUMENTS, "Invalid arguments");
    }
    return arguments;
  }

  /**
   * Returns a declared value, such as a default, as a JSON value of its type; immutable.
   *
   * <p>It stays as the file has it, but for texts that stand for another kind of value, and numbers
   * that stand for texts.
   */
  public static @Nullable Object declared(ValueType type, @Nullable Object value) {
    if (value == null) {
      return null;
    }
    boolean isText = value instanceof String;
    boolean isSeconds = type instanceof StringType text && text.format() == Format.TIMESTAMP;
    boolean isAsDeclared = isSeconds || isText == type instanceof StringType;
    Codec codec = isAsDeclared ? Codec.of(null) : Codec.withoutEnum(type, false);
    ViolationCollector findings = new ViolationCollector();
    Object converted = codec.decode(value, findings);
    return findings.isEmpty() ? converted : value;
  }
}
