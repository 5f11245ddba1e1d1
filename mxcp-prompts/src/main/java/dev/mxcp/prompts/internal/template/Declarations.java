package dev.mxcp.prompts.internal.template;

import dev.mxcp.prompts.internal.syntax.ExpressionParser;
import dev.mxcp.prompts.internal.syntax.SyntaxException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds the variables and macros that a block declares for itself. */
final class Declarations {

  private Declarations() {}

  static Set<String> of(List<Element> elements) {
    Set<String> names = new LinkedHashSet<>();
    collect(elements, names);
    return names;
  }

  private static void collect(List<Element> elements, Set<String> names) {
    for (Element element : elements) {
      if (element instanceof Element.Block block) {
        collect(block, names);
      }
    }
  }

  private static void collect(Element.Block block, Set<String> names) {
    switch (block.name()) {
      case "if" -> block.sections().forEach(section -> collect(section.elements(), names));
      case "set", "macro" -> declared(block, names);
      default -> {
        // Everything else keeps its variables to itself.
      }
    }
  }

  private static void declared(Element.Block block, Set<String> names) {
    try {
      ExpressionParser parser = block.tag().afterName();
      if (block.name().equals("macro")) {
        names.add(parser.name());
      } else {
        parser.target().names().forEach(names::add);
      }
    } catch (SyntaxException e) {
      // It is reported where the tag is compiled.
    }
  }
}
