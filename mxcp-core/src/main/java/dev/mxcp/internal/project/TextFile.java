package dev.mxcp.internal.project;

import dev.mxcp.error.Problem;
import dev.mxcp.error.ProblemCode;
import dev.mxcp.error.SourcePosition;
import dev.mxcp.internal.yaml.Node;
import dev.mxcp.internal.yaml.YamlFile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads files as UTF-8; what fails becomes a problem. */
final class TextFile {

  /** Larger files are no definitions and no code. */
  private static final long MAX_BYTES = 16_000_000;

  private TextFile() {}

  /**
   * Reads a file.
   *
   * @param file the file
   * @param position what names the file, for the problem
   * @param problems gets the problem where it cannot be read
   * @return the text; null where it cannot be read
   */
  static @Nullable String read(Path file, SourcePosition position, ProblemList problems) {
    String reason;
    try {
      if (Files.isRegularFile(file) && Files.size(file) > MAX_BYTES) {
        reason = "it has more than " + MAX_BYTES + " bytes";
      } else if (Files.isDirectory(file)) {
        reason = "it is a directory";
      } else {
        return Files.readString(file, StandardCharsets.UTF_8);
      }
    } catch (CharacterCodingException e) {
      reason = "it is not UTF-8";
    } catch (IOException e) {
      reason = Files.isReadable(file) ? "reading failed" : "permission is missing";
    }
    String message = "The file " + file + " cannot be read: " + reason + ".";
    problems.add(Problem.error(ProblemCode.FILE_UNREADABLE, position, message));
    return null;
  }

  /** Returns whether a file is one, and not too large. */
  static boolean isReadable(Path file) throws IOException {
    return Files.isRegularFile(file) && Files.size(file) <= MAX_BYTES;
  }

  /** Reads a YAML file whose document is a mapping; null where it is not one. */
  static Node.@Nullable Mapping mapping(Path file, ProblemList problems) {
    SourcePosition position = SourcePosition.of(file);
    String text = read(file, position, problems);
    if (text == null) {
      return null;
    }
    YamlFile yaml = YamlFile.parse(file, text);
    problems.addAll(yaml.problems());
    if (yaml.root() instanceof Node.Mapping mapping) {
      return mapping;
    }
    if (yaml.root() != null && !yaml.root().isNull()) {
      String message = "expected a mapping, got " + yaml.root().kind() + ".";
      problems.error(
          ProblemCode.WRONG_TYPE, yaml.root().position(), message, "Begin with `mxcp: 1`.");
    } else if (yaml.problems().isEmpty()) {
      problems.error(ProblemCode.MISSING_KEY, position, "The file is empty.", null);
    }
    return null;
  }

  /**
   * Resolves a path that a file names.
   *
   * @return null where the text is no path of this system, which is reported
   */
  static @Nullable Path resolve(
      Path directory, String text, SourcePosition position, ProblemList problems) {
    try {
      return directory.resolve(text).normalize();
    } catch (InvalidPathException e) {
      problems.error(ProblemCode.INVALID_VALUE, position, "This is not a path of a file.", null);
      return null;
    }
  }
}
