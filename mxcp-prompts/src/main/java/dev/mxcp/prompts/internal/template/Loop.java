package dev.mxcp.prompts.internal.template;

import dev.mxcp.prompts.internal.evaluate.Expression;
import dev.mxcp.prompts.internal.syntax.Target;
import dev.mxcp.prompts.internal.value.Sequences;
import dev.mxcp.prompts.internal.value.Truth;
import java.util.ArrayList;
import java.util.List;

/**
 * A {@code for} loop.
 *
 * @param target the variables that take the items
 * @param items what it loops over
 * @param condition which items it takes
 * @param body what is rendered for each of them
 * @param otherwise what is rendered where there are none
 */
record Loop(
    Target target, Expression items, Expression condition, List<Node> body, List<Node> otherwise)
    implements Node {

  @Override
  public void render(Rendering rendering) {
    List<Object> taken = taken(rendering);
    Frame around = rendering.frame();
    if (taken.isEmpty()) {
      rendering.run(otherwise, new Frame(around));
      return;
    }
    LoopVariable loop = new LoopVariable(taken, rendering.budget());
    for (Object item : taken) {
      Frame inner = new Frame(around);
      Assignments.assign(rendering, inner, target, item);
      inner.set("loop", loop);
      rendering.run(body, inner);
      loop.advance();
    }
  }

  private List<Object> taken(Rendering rendering) {
    List<Object> taken = new ArrayList<>();
    for (Object item : Sequences.items(items.evaluate(rendering), rendering.budget())) {
      rendering.budget().step();
      Frame inner = new Frame(rendering.frame());
      Assignments.assign(rendering, inner, target, item);
      if (Truth.of(rendering.within(inner, condition))) {
        taken.add(item);
      }
    }
    return taken;
  }
}
