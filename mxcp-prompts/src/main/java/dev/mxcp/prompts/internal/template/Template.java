package dev.mxcp.prompts.internal.template;

import dev.mxcp.prompts.internal.value.Budget;
import dev.mxcp.prompts.internal.value.EvaluationException;
import dev.mxcp.runtime.Cancellation;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A parsed template. Thread-safe. */
public final class Template {

  private final List<Node> nodes;

  Template(List<Node> nodes) {
    this.nodes = List.copyOf(nodes);
  }

  /**
   * Renders the template.
   *
   * @param arguments the variables, as a call gives them: JSON values, dates and times
   * @param maxLength how many characters the text may have
   * @throws RenderException where that fails, for whatever reason
   */
  public String render(
      Map<String, ? extends @Nullable Object> arguments, Cancellation cancellation, int maxLength) {
    return render(arguments, new Budget(cancellation::isCancelled), maxLength);
  }

  String render(Map<String, ? extends @Nullable Object> arguments, Budget budget, int maxLength) {
    Rendering rendering = new Rendering(budget, maxLength);
    try {
      return rendering.render(nodes, Values.of(arguments));
    } catch (EvaluationException e) {
      throw new RenderException(
          String.valueOf(e.getMessage()), rendering.position(), e.isLimit(), e);
    } catch (StackOverflowError | OutOfMemoryError e) {
      // The limits are set so that neither happens; a host may still have a small stack or heap.
      throw new RenderException("it needs too much memory: " + e, rendering.position(), true, null);
    } catch (RuntimeException e) {
      throw new RenderException("it fails: " + e, rendering.position(), false, e);
    }
  }
}
