package dev.mxcp.prompts.internal.template;

import dev.mxcp.prompts.internal.syntax.SyntaxException;
import dev.mxcp.prompts.internal.syntax.Tag;
import dev.mxcp.prompts.internal.syntax.Token;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts tags together with what they enclose. */
final class ElementTree {

  /** How deep tags may nest. */
  static final int MOST_DEEP = 60;

  /** The tags that enclose something, with what may divide them. */
  private static final Map<String, Set<String>> ENCLOSING =
      Map.of(
          "if", Set.of("elif", "else"),
          "for", Set.of("else"),
          "set", Set.of(),
          "macro", Set.of(),
          "call", Set.of(),
          "with", Set.of(),
          "filter", Set.of());

  private static final Set<String> DIVIDING = Set.of("elif", "else");

  /** Tags of Jinja2 and its extensions that reach out of a template, or have another way. */
  private static final Set<String> UNAVAILABLE =
      Set.of(
          "autoescape",
          "block",
          "break",
          "continue",
          "debug",
          "do",
          "extends",
          "from",
          "import",
          "include",
          "pluralize",
          "print",
          "trans");

  private final Problems problems;
  private final List<Element> roots = new ArrayList<>();
  private final Deque<Element.Block> open = new ArrayDeque<>();

  private ElementTree(Problems problems) {
    this.problems = problems;
  }

  /** Returns the elements of a template; what is wrong with its tags is added to the problems. */
  static List<Element> of(List<Chunk> chunks, Problems problems) throws SyntaxException {
    ElementTree tree = new ElementTree(problems);
    for (Chunk chunk : chunks) {
      if (chunk instanceof Chunk.Text text) {
        tree.add(new Element.Text(text.text()));
      } else if (chunk instanceof Chunk.Output output) {
        tree.add(new Element.Output(output.tag()));
      } else if (chunk instanceof Chunk.Statement statement) {
        tree.tag(statement.tag());
      }
    }
    while (!tree.open.isEmpty()) {
      tree.closeUnfinished();
    }
    return tree.roots;
  }

  private void add(Element element) {
    (open.isEmpty() ? roots : open.element().last().elements()).add(element);
  }

  private void tag(Tag tag) throws SyntaxException {
    Token name = tag.first();
    if (name.kind() != Token.Kind.NAME) {
      problems.add(tag.position(), "A tag begins with its name, not " + name.shown());
    } else if (ENCLOSING.containsKey(name.text())) {
      begin(tag);
    } else if (DIVIDING.contains(name.text())) {
      divide(tag);
    } else if (name.text().startsWith("end") && ENCLOSING.containsKey(name.text().substring(3))) {
      end(tag, name.text().substring(3));
    } else if (UNAVAILABLE.contains(withoutEnd(name.text()))) {
      problems.add(
          tag.position(), "The tag '" + withoutEnd(name.text()) + "' is not available in prompts");
    } else {
      problems.add(tag.position(), "There is no tag '" + name.text() + "'");
    }
  }

  private static String withoutEnd(String name) {
    return name.startsWith("end") ? name.substring(3) : name;
  }

  private void begin(Tag tag) throws SyntaxException {
    if (open.size() == MOST_DEEP) {
      throw new SyntaxException("Tags nest more than " + MOST_DEEP + " deep", tag.position());
    }
    Element.Block block = Element.Block.of(tag);
    add(block);
    if (!Assignments.isInline(tag)) {
      open.push(block);
    }
  }

  private void divide(Tag tag) {
    String name = tag.first().text();
    Element.Block block = open.peek();
    boolean expected =
        block != null
            && ENCLOSING.getOrDefault(block.name(), Set.of()).contains(name)
            && !block.last().isElse();
    if (expected && block != null) {
      block.sections().add(new Element.Section(tag, new ArrayList<>()));
    } else {
      problems.add(tag.position(), "'" + name + "' is not expected here");
    }
  }

  private void end(Tag tag, String name) {
    if (open.stream().noneMatch(block -> block.name().equals(name))) {
      problems.add(tag.position(), "'end" + name + "' is not expected here");
      return;
    }
    while (!open.element().name().equals(name)) {
      closeUnfinished();
    }
    open.pop();
    problems.addFrom(tag.afterName()::expectEnd);
  }

  private void closeUnfinished() {
    Element.Block block = open.pop();
    problems.add(block.tag().position(), "'" + block.name() + "' has no 'end" + block.name() + "'");
  }
}
