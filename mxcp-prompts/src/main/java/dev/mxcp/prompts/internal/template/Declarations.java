package dev.mxcp.prompts.internal.template;

import com.hubspot.jinjava.tree.Node;
import com.hubspot.jinjava.tree.TagNode;
import dev.mxcp.prompts.internal.expression.ExpressionSyntaxException;
import dev.mxcp.prompts.internal.expression.Parser;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds the variables and macros that a block declares for itself. */
final class Declarations {

  private Declarations() {}

  static Set<String> of(List<Node> nodes) {
    Set<String> names = new LinkedHashSet<>();
    collect(nodes, names);
    return names;
  }

  private static void collect(List<Node> nodes, Set<String> names) {
    for (Node node : nodes) {
      if (node instanceof TagNode tag && tag.getName().equals("if")) {
        collect(tag.getChildren(), names);
      } else if (node instanceof TagNode tag && isDeclaration(tag)) {
        declared(tag, names);
      }
    }
  }

  private static boolean isDeclaration(TagNode tag) {
    return tag.getName().equals("set") || tag.getName().equals("macro");
  }

  private static void declared(TagNode tag, Set<String> names) {
    try {
      Parser parser = new Parser(tag.getHelpers());
      if (tag.getName().equals("macro")) {
        names.add(parser.name());
        return;
      }
      List<String> targets = parser.targets();
      if (!parser.accept(".")) {
        names.addAll(targets);
      }
    } catch (ExpressionSyntaxException e) {
      // It is reported where the tag is parsed.
    }
  }
}
