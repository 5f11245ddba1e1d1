package dev.mxcp.definition;

import dev.mxcp.error.SourcePosition;
import java.nio.file.Path;

/** The implementation of a {@link SourcedEndpoint}: inline code, a file, or Java. */
public sealed interface Source {

  /** Returns the implementation's text, read once when the project was loaded. */
  String text();

  /** Returns the position of the source in the definition. */
  SourcePosition position();

  /**
   * Inline code of a definition.
   *
   * @param text the code
   * @param position where the code begins
   */
  record Code(String text, SourcePosition position) implements Source {}

  /**
   * Java code of the host; it has no text.
   *
   * @param position where the tool is defined
   */
  record Java(SourcePosition position) implements Source {
    @Override
    public String text() {
      return "";
    }
  }

  /**
   * Code in a separate file.
   *
   * @param path the file, absolute
   * @param text its content as UTF-8
   * @param position where the definition names it
   */
  record File(Path path, String text, SourcePosition position) implements Source {}
}
