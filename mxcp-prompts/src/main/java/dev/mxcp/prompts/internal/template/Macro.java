package dev.mxcp.prompts.internal.template;

import dev.mxcp.prompts.internal.evaluate.Expression;
import dev.mxcp.prompts.internal.value.Arguments;
import dev.mxcp.prompts.internal.value.Attributes;
import dev.mxcp.prompts.internal.value.Callable;
import dev.mxcp.prompts.internal.value.EvaluationException;
import dev.mxcp.prompts.internal.value.Tuple;
import dev.mxcp.prompts.internal.value.Undefined;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  @Override
  public Object call(Arguments arguments) {
    rendering.budget().step();
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
    Optional<Callable> caller = rendering.takeCaller();
    if (caller.isPresent() && !signature.takes(Signature.CALLER)) {
      throw new EvaluationException("the macro " + signature.name() + " calls no caller");
    }
    inner.set(
        Signature.CALLER, caller.<Object>map(c -> c).orElseGet(() -> new Undefined("no caller")));
    return rendering.capture(body, inner);
  }

  private static Object missing(String parameter) {
    return new Undefined("parameter '" + parameter + "' was not provided");
  }

  private void addRest(Arguments arguments, Frame inner) {
    List<Object> positional = arguments.positional();
    int taken = Math.min(signature.parameters().size(), positional.size());
    Map<Object, Object> named = new LinkedHashMap<>(arguments.named());
    signature.names().forEach(named::remove);
    boolean tooMany = taken < positional.size() && !signature.takes("varargs");
    boolean unknown = !named.isEmpty() && !signature.takes("kwargs");
    if (tooMany || unknown) {
      throw new EvaluationException(signature.name() + " takes fewer arguments");
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
