package dev.mxcp.internal.project;

import dev.mxcp.definition.EndpointKind;
import dev.mxcp.error.ProblemCode;
import dev.mxcp.error.SourcePosition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Finds the definition files of a project. */
final class DefinitionFiles {

  private static final int MAX_DEPTH = 32;

  private final SortedMap<Path, Set<EndpointKind>> found = new TreeMap<>();
  private final ProblemList problems;

  private DefinitionFiles(ProblemList problems) {
    this.problems = problems;
  }

  /**
   * Finds files that end in {@code .yml} or {@code .yaml}, at any depth; hidden files and
   * directories, and links to directories, are left out.
   *
   * @param directories the directory of each kind; one that does not exist has no files
   * @return the files, sorted, each with the kinds that may stand in it
   */
  static SortedMap<Path, Set<EndpointKind>> find(
      Map<EndpointKind, Path> directories, ProblemList problems) {
    DefinitionFiles files = new DefinitionFiles(problems);
    directories.forEach(
        (kind, directory) -> {
          if (Files.isDirectory(directory)) {
            files.collect(kind, directory, 0);
          }
        });
    return files.found;
  }

  private void collect(EndpointKind kind, Path directory, int depth) {
    for (Path file : list(directory)) {
      String name = file.getFileName().toString();
      if (name.startsWith(".")) {
        continue;
      }
      if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS) && depth < MAX_DEPTH) {
        collect(kind, file, depth + 1);
      } else if (isDefinition(name) && !Files.isDirectory(file)) {
        found.computeIfAbsent(file, key -> EnumSet.noneOf(EndpointKind.class)).add(kind);
      }
    }
  }

  private static boolean isDefinition(String name) {
    // The site and user files may stand beside, where a project keeps everything in one directory.
    return (name.endsWith(".yml") || name.endsWith(".yaml")) && !name.equals(SiteFile.NAME);
  }

  private List<Path> list(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files.toList();
    } catch (IOException e) {
      String message = "The directory cannot be read.";
      problems.error(ProblemCode.FILE_UNREADABLE, SourcePosition.of(directory), message, null);
      return List.of();
    }
  }
}
