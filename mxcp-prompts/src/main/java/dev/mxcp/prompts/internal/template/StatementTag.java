package dev.mxcp.prompts.internal.template;

import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.lib.tag.FlexibleTag;
import com.hubspot.jinjava.lib.tag.Tag;
import com.hubspot.jinjava.tree.TagNode;
import com.hubspot.jinjava.tree.parse.TagToken;
import java.util.List;

/** A tag of Jinjava that does what was made of it when the template was parsed. */
final class StatementTag implements Tag, FlexibleTag {

  private static final long serialVersionUID = 1L;

  /** The tags whose meaning is ours; all of them have an end. */
  static final List<StatementTag> ALL =
      List.of("if", "for", "set", "macro", "call", "with", "filter").stream()
          .map(StatementTag::new)
          .toList();

  private final String name;

  private StatementTag(String name) {
    this.name = name;
  }

  @Override
  public String getName() {
    return name;
  }

  @Override
  public String getEndTagName() {
    return "end" + name;
  }

  /** Only {@code set} may stand alone, where it assigns a value and not what it encloses. */
  @Override
  public boolean hasEndTag(TagToken token) {
    return !name.equals("set") || !Assignments.isInline(token.getHelpers());
  }

  @Override
  public String interpret(TagNode node, JinjavaInterpreter interpreter) {
    return ((Rendering) interpreter).statement(node).render((Rendering) interpreter);
  }
}
