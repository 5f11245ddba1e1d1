package dev.mxcp.definition;

import dev.mxcp.error.SourcePosition;
import java.nio.file.Path;

/** Where the implementation of an {@link SourcedEndpoint} endpoint is. */
public sealed interface Source {

  /** Returns the implementation's text, read once when the project was loaded. */
  String text();

  /** Returns where in the definition the source is declared. */
  SourcePosition position();

  /**
   * Code that stands in the definition itself.
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
   * Code in a file of its own.
   *
   * @param path the file, absolute
   * @param text its content as UTF-8
   * @param position where the definition names it
   */
  record File(Path path, String text, SourcePosition position) implements Source {}
}
