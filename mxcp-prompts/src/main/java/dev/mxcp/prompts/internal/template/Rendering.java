package dev.mxcp.prompts.internal.template;

import dev.mxcp.prompts.internal.evaluate.Expression;
import dev.mxcp.prompts.internal.evaluate.Functions;
import dev.mxcp.prompts.internal.evaluate.Scope;
import dev.mxcp.prompts.internal.syntax.Position;
import dev.mxcp.prompts.internal.value.Budget;
import dev.mxcp.prompts.internal.value.Callable;
import dev.mxcp.prompts.internal.value.EvaluationException;
import dev.mxcp.prompts.internal.value.Undefined;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One rendering of a template: its variables, what was written so far, and where it is. */
final class Rendering implements Scope {

  private final Budget budget;
  private final int maxLength;
  private StringBuilder out = new StringBuilder();
  private Frame frame = new Frame(null);
  private Position position = new Position(1, 1);
  private @Nullable Callable caller;

  Rendering(Budget budget, int maxLength) {
    this.budget = budget;
    this.maxLength = maxLength;
  }

  String render(List<Node> nodes, Map<String, Object> arguments) {
    arguments.forEach(frame::set);
    run(nodes, frame);
    return out.toString();
  }

  @Override
  public Budget budget() {
    return budget;
  }

  @Override
  public Object get(String name) {
    Object value = frame.get(name);
    if (value == null) {
      value = Functions.find(name);
    }
    return value == null ? new Undefined("'" + name + "' is undefined") : value;
  }

  Frame frame() {
    return frame;
  }

  /** Returns the tag that is rendered, for messages. */
  Position position() {
    return position;
  }

  void at(Position tag) {
    this.position = tag;
  }

  void write(String text) {
    budget.characters(text.length());
    if (out.length() + (long) text.length() > maxLength) {
      throw EvaluationException.limit("the text has more than " + maxLength + " characters");
    }
    out.append(text);
  }

  /** Renders the content of a block with the variables of a frame. */
  void run(List<Node> nodes, Frame inner) {
    Frame outer = frame;
    budget.enter();
    frame = inner;
    try {
      for (Node node : nodes) {
        budget.step();
        node.render(this);
      }
    } finally {
      frame = outer;
      budget.leave();
    }
  }

  /** Renders the content of a block, and returns its text instead of writing it. */
  String capture(List<Node> nodes, Frame inner) {
    StringBuilder outer = out;
    out = new StringBuilder();
    try {
      run(nodes, inner);
      return out.toString();
    } finally {
      out = outer;
    }
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
}
