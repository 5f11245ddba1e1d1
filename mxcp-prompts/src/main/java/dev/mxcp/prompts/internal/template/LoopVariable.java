package dev.mxcp.prompts.internal.template;

import dev.mxcp.prompts.internal.evaluate.Comparisons;
import dev.mxcp.prompts.internal.value.Arguments;
import dev.mxcp.prompts.internal.value.Attributes;
import dev.mxcp.prompts.internal.value.Budget;
import dev.mxcp.prompts.internal.value.Callable;
import dev.mxcp.prompts.internal.value.EvaluationException;
import dev.mxcp.prompts.internal.value.Undefined;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The variable {@code loop}. */
final class LoopVariable implements Attributes {

  private final List<Object> items;
  private final Budget budget;
  private int place;
  private @Nullable List<Object> last;

  LoopVariable(List<Object> items, Budget budget) {
    this.items = items;
    this.budget = budget;
  }

  /** Goes to the next item. */
  void advance() {
    place++;
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
    boolean changed = last == null || !Comparisons.equal(arguments.positional(), last, budget);
    last = arguments.positional();
    return changed;
  }
}
