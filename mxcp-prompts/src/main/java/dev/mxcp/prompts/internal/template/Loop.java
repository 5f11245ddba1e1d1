package dev.mxcp.prompts.internal.template;

import com.hubspot.jinjava.tree.Node;
import dev.mxcp.prompts.internal.expression.Arguments;
import dev.mxcp.prompts.internal.expression.Attributes;
import dev.mxcp.prompts.internal.expression.Callable;
import dev.mxcp.prompts.internal.expression.EvaluationException;
import dev.mxcp.prompts.internal.expression.Expression;
import dev.mxcp.prompts.internal.expression.Sequences;
import dev.mxcp.prompts.internal.expression.Truth;
import dev.mxcp.prompts.internal.expression.Undefined;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A {@code for} loop.
 *
 * @param targets the variables that take the items
 * @param items what it loops over
 * @param condition which items it takes
 * @param body what is rendered for each of them
 * @param otherwise what is rendered where there are none
 */
record Loop(
    List<String> targets,
    Expression items,
    Expression condition,
    List<Node> body,
    List<Node> otherwise)
    implements Statement {

  @Override
  public String render(Rendering rendering) {
    List<Object> taken = taken(rendering);
    Frame around = rendering.frame();
    if (taken.isEmpty()) {
      return rendering.block(otherwise, new Frame(around));
    }
    StringBuilder text = new StringBuilder();
    State state = new State(taken);
    for (Object item : taken) {
      Frame inner = new Frame(around);
      Assignments.assign(inner, targets, item);
      inner.set("loop", state);
      text.append(rendering.block(body, inner));
      rendering.checkLength(text.length());
      state.place++;
    }
    return text.toString();
  }

  private List<Object> taken(Rendering rendering) {
    List<Object> taken = new ArrayList<>();
    for (Object item : Sequences.iterate(items.evaluate(rendering))) {
      rendering.step();
      Frame inner = new Frame(rendering.frame());
      Assignments.assign(inner, targets, item);
      if (Truth.of(rendering.within(inner, condition))) {
        taken.add(item);
      }
    }
    return taken;
  }

  /** The variable {@code loop}. */
  private static final class State implements Attributes {
    private final List<Object> items;
    private int place;
    private @Nullable List<Object> last;

    private State(List<Object> items) {
      this.items = items;
    }

    @Override
    public @Nullable Object attribute(String name) {
      return switch (name) {
        case "index" -> place + 1L;
        case "index0" -> (long) place;
        case "revindex" -> (long) items.size() - place;
        case "revindex0" -> items.size() - place - 1L;
        case "first" -> place == 0;
        case "last" -> place == items.size() - 1;
        case "length" -> (long) items.size();
        // How deep a recursive loop is in itself, and there are no recursive loops.
        case "depth" -> 1L;
        case "depth0" -> 0L;
        case "previtem" -> neighbour(place - 1, "there is no previous item");
        case "nextitem" -> neighbour(place + 1, "there is no next item");
        case "cycle" -> (Callable) this::cycle;
        case "changed" -> (Callable) this::changed;
        default -> null;
      };
    }

    private Object neighbour(int index, String absent) {
      return index >= 0 && index < items.size() ? items.get(index) : new Undefined(absent);
    }

    private Object cycle(Arguments arguments) {
      List<Object> values = arguments.positional();
      if (values.isEmpty()) {
        throw new EvaluationException("loop.cycle needs a value");
      }
      return values.get(place % values.size());
    }

    private Object changed(Arguments arguments) {
      boolean changed = !arguments.positional().equals(last);
      last = arguments.positional();
      return changed;
    }
  }
}
