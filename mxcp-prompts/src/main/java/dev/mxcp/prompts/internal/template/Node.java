package dev.mxcp.prompts.internal.template;

/** What a text or a tag does when it is rendered. Thread-safe. */
@FunctionalInterface
interface Node {

  /** Writes the text that stands for it, and changes variables. */
  void render(Rendering rendering);
}
