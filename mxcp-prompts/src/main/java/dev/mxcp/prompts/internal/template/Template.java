package dev.mxcp.prompts.internal.template;

import com.hubspot.jinjava.Jinjava;
import com.hubspot.jinjava.interpret.InterpretException;
import com.hubspot.jinjava.tree.Node;
import com.hubspot.jinjava.tree.TagNode;
import dev.mxcp.prompts.internal.expression.EvaluationException;
import dev.mxcp.prompts.internal.expression.Expression;
import dev.mxcp.runtime.Cancellation;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Objects;

/** A parsed template. Thread-safe. */
public final class Template {

  private final Jinjava jinjava;
  private final Node root;
  private final Map<String, Expression> expressions;
  private final IdentityHashMap<TagNode, Statement> statements;

  Template(
      Jinjava jinjava,
      Node root,
      Map<String, Expression> expressions,
      IdentityHashMap<TagNode, Statement> statements) {
    this.jinjava = jinjava;
    this.root = root;
    this.expressions = expressions;
    this.statements = statements;
  }

  /**
   * Renders the template.
   *
   * @param arguments the variables, as {@link Values} makes them
   * @param maxLength how many characters the text may have
   * @throws RenderException where that fails
   */
  public String render(Map<String, Object> arguments, Cancellation cancellation, int maxLength) {
    Rendering rendering = new Rendering(jinjava, this, cancellation, maxLength);
    try {
      return rendering.render(arguments);
    } catch (RenderException e) {
      throw e;
    } catch (EvaluationException e) {
      throw failed(e, rendering.getLineNumber());
    } catch (InterpretException e) {
      if (e.getCause() instanceof EvaluationException cause) {
        throw failed(cause, rendering.getLineNumber());
      }
      throw new RenderException(String.valueOf(e.getMessage()), e.getLineNumber(), false, e);
    } catch (StackOverflowError e) {
      throw new RenderException("it nests too deeply", rendering.getLineNumber(), true, null);
    }
  }

  private static RenderException failed(EvaluationException e, int line) {
    return new RenderException(String.valueOf(e.getMessage()), line, e.isLimit(), e);
  }

  Node root() {
    return root;
  }

  Expression expression(String source) {
    return Objects.requireNonNull(expressions.get(source), source);
  }

  Statement statement(TagNode node) {
    return Objects.requireNonNull(statements.get(node), node::getName);
  }
}
