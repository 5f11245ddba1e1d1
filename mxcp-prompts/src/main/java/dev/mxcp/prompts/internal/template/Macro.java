package dev.mxcp.prompts.internal.template;

import com.hubspot.jinjava.tree.Node;
import dev.mxcp.prompts.internal.expression.Arguments;
import dev.mxcp.prompts.internal.expression.Attributes;
import dev.mxcp.prompts.internal.expression.Callable;
import dev.mxcp.prompts.internal.expression.EvaluationException;
import dev.mxcp.prompts.internal.expression.Expression;
import dev.mxcp.prompts.internal.expression.ExpressionSyntaxException;
import dev.mxcp.prompts.internal.expression.Parser;
import dev.mxcp.prompts.internal.expression.Tuple;
import dev.mxcp.prompts.internal.expression.Undefined;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A macro, or the content of a {@code call} block.
 *
 * @param rendering the rendering that it belongs to
 * @param signature its name and parameters
 * @param body what it renders
 * @param around the variables of the place where it stands
 */
record Macro(Rendering rendering, Signature signature, List<Node> body, Frame around)
    implements Callable, Attributes {

  /** What the content of a macro sees beside its parameters. */
  static final Set<String> EXTRAS = Set.of("caller", "varargs", "kwargs");

  /**
   * What a macro takes.
   *
   * @param name its name
   * @param parameters the parameters in order, with their defaults
   */
  record Signature(String name, Map<String, Optional<Expression>> parameters) {

    Set<String> names() {
      return parameters.keySet();
    }
  }

  static Signature signature(String name, Parser parser) throws ExpressionSyntaxException {
    Map<String, Optional<Expression>> parameters = new LinkedHashMap<>();
    parser.expect("(");
    while (!parser.accept(")")) {
      String parameter = parser.name();
      parameters.put(
          parameter, parser.accept("=") ? Optional.of(parser.expression()) : Optional.empty());
      if (!parser.accept(",")) {
        parser.expect(")");
        break;
      }
    }
    return new Signature(name, parameters);
  }

  /** Parses the parameters of {@code call(a, b) macro()}, which may be left out. */
  static Signature optionalSignature(String name, Parser parser) throws ExpressionSyntaxException {
    return parser.stands("(") ? signature(name, parser) : new Signature(name, Map.of());
  }

  @Override
  public Object call(Arguments arguments) {
    rendering.step();
    Frame inner = new Frame(around);
    int position = 0;
    for (Map.Entry<String, Optional<Expression>> entry : signature.parameters().entrySet()) {
      Object value = arguments.find(position++, entry.getKey());
      if (value == null && entry.getValue().isPresent()) {
        value = rendering.within(inner, entry.getValue().get());
      }
      inner.set(entry.getKey(), value == null ? missing(entry.getKey()) : value);
    }
    addRest(arguments, inner);
    rendering.takeCaller().ifPresent(caller -> inner.set("caller", caller));
    return rendering.block(body, inner);
  }

  private static Object missing(String parameter) {
    return new Undefined("parameter '" + parameter + "' was not provided");
  }

  private void addRest(Arguments arguments, Frame inner) {
    List<Object> positional = arguments.positional();
    int taken = Math.min(signature.parameters().size(), positional.size());
    Map<Object, Object> named = new LinkedHashMap<>(arguments.named());
    signature.names().forEach(named::remove);
    if (signature.name().equals("caller") && (taken < positional.size() || !named.isEmpty())) {
      throw new EvaluationException("the caller takes fewer arguments");
    }
    inner.set("varargs", new Tuple(positional.subList(taken, positional.size())));
    inner.set("kwargs", named);
  }

  @Override
  public @Nullable Object attribute(String name) {
    return name.equals("name") ? signature.name() : null;
  }

  @Override
  public String toString() {
    return "Macro[" + signature.name() + "]";
  }
}
