package dev.mxcp.prompts.internal.template;

/** What a tag does. Thread-safe. */
@FunctionalInterface
interface Statement {

  /** Returns the text that stands for the tag and what it encloses. */
  String render(Rendering rendering);
}
