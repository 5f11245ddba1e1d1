package dev.mxcp.error;

import java.nio.file.Path;
import java.util.Objects;

/**
 * A position in a file of the project.
 *
 * @param file the file, absolute where it was read from disk
 * @param line the line, counted from 1; 0 where only the file is known
 * @param column the column, counted from 1; 0 where it is not known
 * @param path the path inside the document, such as {@code tool.parameters[0].type}; empty for the
 *     document itself
 */
public record SourcePosition(Path file, int line, int column, String path) {

  /** Checks that nothing is null. */
  public SourcePosition {
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(path, "path");
  }

  /** Returns the position of a whole file. */
  public static SourcePosition of(Path file) {
    return new SourcePosition(file, 0, 0, "");
  }

  /** Returns {@code file:line:column}, without the parts that are not known. */
  @Override
  public String toString() {
    if (line == 0) {
      return file.toString();
    }
    return column == 0 ? file + ":" + line : file + ":" + line + ":" + column;
  }
}
