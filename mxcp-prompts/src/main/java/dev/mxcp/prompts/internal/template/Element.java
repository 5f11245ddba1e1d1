package dev.mxcp.prompts.internal.template;

import dev.mxcp.prompts.internal.syntax.Tag;
import java.util.ArrayList;
import java.util.List;

/** A part of a template, with everything that it encloses. */
sealed interface Element {

  /**
   * Text that is printed as it is.
   *
   * @param text not empty
   */
  record Text(String text) implements Element {}

  /**
   * An expression that is printed.
   *
   * @param tag what stands between the braces
   */
  record Output(Tag tag) implements Element {}

  /**
   * A tag, up to its end where it has one.
   *
   * @param sections the first one begins with the tag, others with {@code elif} and {@code else}
   */
  record Block(List<Section> sections) implements Element {

    static Block of(Tag tag) {
      return new Block(new ArrayList<>(List.of(new Section(tag, new ArrayList<>()))));
    }

    String name() {
      return sections.get(0).name();
    }

    Tag tag() {
      return sections.get(0).tag();
    }

    /** Returns what the tag encloses, up to an {@code else}. */
    List<Element> elements() {
      return sections.get(0).elements();
    }

    Section last() {
      return sections.get(sections.size() - 1);
    }
  }

  /**
   * A tag with what follows it up to the next one of the same block.
   *
   * @param tag the tag
   * @param elements what follows
   */
  record Section(Tag tag, List<Element> elements) {

    String name() {
      return tag.first().text();
    }

    boolean isElse() {
      return name().equals("else");
    }
  }
}
