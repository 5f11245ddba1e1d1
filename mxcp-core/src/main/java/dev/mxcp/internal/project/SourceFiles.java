package dev.mxcp.internal.project;

import dev.mxcp.error.ProblemCode;
import dev.mxcp.error.SourcePosition;
import dev.mxcp.error.Suggestions;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The source files of a project: regular files inside of it, or of directories that the host names.
 *
 * <p>Links are followed, and must not lead out. What cannot be read becomes a problem that tells
 * nothing of its content.
 */
final class SourceFiles {

  private final Path root;
  private final List<Path> directories;

  /**
   * Creates the files of a project.
   *
   * @param root the project's directory, absolute
   * @param others further directories with sources, absolute
   */
  SourceFiles(Path root, List<Path> others) {
    this.root = root;
    this.directories = new ArrayList<>(others);
    directories.add(0, root);
  }

  /**
   * Returns the file of a name: relative to the definition, with a leading slash to the project.
   */
  @Nullable Path find(String name, SourcePosition position, ProblemList problems) {
    boolean fromRoot = name.startsWith("/");
    Path parent = fromRoot ? root : position.file().resolveSibling("");
    String relative = fromRoot ? name.replaceFirst("^/+", "") : name;
    return TextFile.resolve(parent, relative, position, problems);
  }

  /** Returns the text of a file; null where it cannot be read. */
  @Nullable String read(String name, Path file, SourcePosition position, ProblemList problems) {
    if (directories.stream().noneMatch(file::startsWith)) {
      outside(name, position, problems);
    } else if (!Files.exists(file)) {
      String message = "The file `" + name + "` does not exist.";
      problems.error(ProblemCode.FILE_MISSING, position, message, hint(file));
    } else {
      return readReal(name, file, position, problems);
    }
    return null;
  }

  private @Nullable String readReal(
      String name, Path file, SourcePosition position, ProblemList problems) {
    String reason;
    try {
      Path real = file.toRealPath();
      if (!isInside(real)) {
        outside(name, position, problems);
        return null;
      }
      if (Files.isRegularFile(real)) {
        return SourceEncoding.decode(file, TextFile.bytes(real));
      }
      reason = Files.isDirectory(real) ? "it is a directory." : "it is no regular file.";
    } catch (CharacterCodingException e) {
      reason = "it is not " + SourceEncoding.name(file) + ".";
    } catch (TextFile.TooLargeException e) {
      reason = String.valueOf(e.getMessage());
    } catch (IOException e) {
      reason = Files.isReadable(file) ? "reading failed." : "permission is missing.";
    }
    String message = "The file " + file + " cannot be read: " + reason;
    problems.error(ProblemCode.FILE_UNREADABLE, position, message, null);
    return null;
  }

  private boolean isInside(Path real) throws IOException {
    for (Path directory : directories) {
      if (Files.exists(directory) && real.startsWith(directory.toRealPath())) {
        return true;
      }
    }
    return false;
  }

  private static void outside(String name, SourcePosition position, ProblemList problems) {
    problems.error(
        ProblemCode.INVALID_VALUE,
        position,
        "The file `" + name + "` is outside of the project.",
        "Move it into the project; links must not lead out of it either.");
  }

  private static @Nullable String hint(Path path) {
    Path parent = path.getParent();
    if (parent == null || path.getFileName() == null) {
      return null;
    }
    if (!Files.isDirectory(parent)) {
      return "There is no directory " + parent + " either.";
    }
    try (Stream<Path> siblings = Files.list(parent)) {
      List<String> names = siblings.map(file -> file.getFileName().toString()).sorted().toList();
      String hint = Suggestions.hint(path.getFileName().toString(), names);
      return hint != null && hint.startsWith("Did") ? hint : "It would be " + path + ".";
    } catch (IOException e) {
      return null;
    }
  }
}
