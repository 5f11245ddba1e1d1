package dev.mxcp.prompts.internal.template;

import com.hubspot.jinjava.Jinjava;
import com.hubspot.jinjava.interpret.Context;
import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.interpret.TemplateError;
import com.hubspot.jinjava.tree.Node;
import com.hubspot.jinjava.tree.TagNode;
import dev.mxcp.prompts.internal.expression.Callable;
import dev.mxcp.prompts.internal.expression.EvaluationException;
import dev.mxcp.prompts.internal.expression.Expression;
import dev.mxcp.prompts.internal.expression.Functions;
import dev.mxcp.prompts.internal.expression.Scope;
import dev.mxcp.prompts.internal.expression.Texts;
import dev.mxcp.prompts.internal.expression.Undefined;
import dev.mxcp.runtime.Cancellation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One rendering of a template.
 *
 * <p>It is Jinjava's interpreter with another idea of expressions: they are those that were parsed
 * at load, they see our variables only, and nothing is looked up in a Java object.
 */
final class Rendering extends JinjavaInterpreter implements Scope {

  private static final int MAX_STEPS = 2_000_000;
  private static final int MAX_DEPTH = 60;

  private final Template template;
  private final Cancellation cancellation;
  private final int maxLength;
  private Frame frame = new Frame(null);
  private @Nullable Callable caller;
  private int steps;
  private int depth;

  Rendering(Jinjava jinjava, Template template, Cancellation cancellation, int maxLength) {
    super(jinjava, new Context(jinjava.getGlobalContext()), jinjava.getGlobalConfig());
    this.template = template;
    this.cancellation = cancellation;
    this.maxLength = maxLength;
  }

  String render(Map<String, Object> arguments) {
    arguments.forEach(frame::set);
    String text = render(template.root(), false);
    checkLength(text.length());
    return text;
  }

  Frame frame() {
    return frame;
  }

  Statement statement(TagNode node) {
    return template.statement(node);
  }

  @Override
  public Object get(String name) {
    Object value = frame.get(name);
    if (value == null) {
      value = Functions.find(name);
    }
    return value == null ? new Undefined("'" + name + "' is undefined") : value;
  }

  @Override
  public void step() {
    if (cancellation.isCancelled()) {
      throw new RenderException("The rendering was stopped", getLineNumber(), false, null);
    }
    if (++steps > MAX_STEPS) {
      throw EvaluationException.limit("it takes more than " + MAX_STEPS + " steps");
    }
  }

  /** Renders the content of a block with the variables of a frame. */
  String block(List<Node> nodes, Frame inner) {
    Frame outer = frame;
    if (++depth > MAX_DEPTH) {
      throw EvaluationException.limit("blocks and macros nest more than " + MAX_DEPTH + " deep");
    }
    frame = inner;
    try {
      return block(nodes);
    } finally {
      frame = outer;
      depth--;
    }
  }

  private String block(List<Node> nodes) {
    StringBuilder text = new StringBuilder();
    for (Node node : nodes) {
      step();
      text.append(node.render(this).getValue());
      checkLength(text.length());
    }
    return text.toString();
  }

  /** Evaluates an expression with the variables of a frame. */
  Object within(Frame inner, Expression expression) {
    Frame outer = frame;
    frame = inner;
    try {
      return expression.evaluate(this);
    } finally {
      frame = outer;
    }
  }

  /** Evaluates a call of a macro that may call back what stands in its block. */
  Object calling(Callable callee, Supplier<Object> call) {
    caller = callee;
    try {
      return call.get();
    } finally {
      caller = null;
    }
  }

  /** Returns what the macro that begins now may call back; only that one may. */
  Optional<Callable> takeCaller() {
    Optional<Callable> taken = Optional.ofNullable(caller);
    caller = null;
    return taken;
  }

  void checkLength(int length) {
    if (length > maxLength) {
      throw EvaluationException.limit("the text has more than " + maxLength + " characters");
    }
  }

  /** Evaluates what stands in double braces. */
  @Override
  public Object resolveELExpression(String source, int line) {
    setLineNumber(line);
    Expression expression = template.expression(source);
    return expression.evaluate(this);
  }

  @Override
  public String getAsString(Object value) {
    return Texts.text(value);
  }

  @Override
  public void addError(TemplateError error) {
    boolean tooBig = error.getReason() == TemplateError.ErrorReason.OUTPUT_TOO_BIG;
    throw new RenderException(error.getMessage(), error.getLineno(), tooBig, error.getException());
  }
}
