package dev.mxcp.prompts.internal.template;

import dev.mxcp.prompts.internal.evaluate.Expression;
import dev.mxcp.prompts.internal.syntax.ExpressionParser;
import dev.mxcp.prompts.internal.syntax.SyntaxException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a macro takes.
 *
 * @param name its name
 * @param parameters the parameters in order, with their defaults
 * @param extras which of {@link #EXTRAS} the content reads; only then may they be given
 */
record Signature(String name, Map<String, Optional<Expression>> parameters, Set<String> extras) {

  /** What the content of a macro sees beside its parameters. */
  static final Set<String> EXTRAS = Set.of("caller", "varargs", "kwargs");

  /** The name of what stands in a {@code call} block. */
  static final String CALLER = "caller";

  static Signature of(String name, ExpressionParser parser) throws SyntaxException {
    Map<String, Optional<Expression>> parameters = new LinkedHashMap<>();
    parser.expect("(");
    boolean more = !parser.stands(")");
    while (more) {
      String parameter = parser.name();
      parameters.put(
          parameter, parser.accept("=") ? Optional.of(parser.expression()) : Optional.empty());
      more = parser.accept(",");
    }
    parser.expect(")");
    return new Signature(name, parameters, Set.of());
  }

  /** Parses the parameters of {@code call(a, b) macro()}, which may be left out. */
  static Signature ofCaller(ExpressionParser parser) throws SyntaxException {
    return parser.stands("(") ? of(CALLER, parser) : new Signature(CALLER, Map.of(), Set.of());
  }

  /** Returns the same with the extras among the names that the content reads. */
  Signature using(Set<String> reads) {
    return new Signature(
        name, parameters, EXTRAS.stream().filter(reads::contains).collect(Collectors.toSet()));
  }

  boolean takes(String extra) {
    return extras.contains(extra);
  }

  Set<String> names() {
    return parameters.keySet();
  }
}
