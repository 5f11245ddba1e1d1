package dev.mxcp.internal.project;

import dev.mxcp.config.DatabaseSettings.Extension;
import dev.mxcp.error.ProblemCode;
import dev.mxcp.error.SourcePosition;
import dev.mxcp.internal.schema.FileSchemas;
import dev.mxcp.internal.yaml.Node;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The site file of a project.
 *
 * @param root the directory it stands in, absolute
 * @param document the file; empty where it could not be read
 */
record SiteFile(Path root, Node.Mapping document) {

  static final String NAME = "mxcp-site.yml";

  /** Reads and checks the file; what is wrong is reported. */
  static SiteFile read(Path root, ProblemList problems) {
    Path file = root.resolve(NAME);
    if (!Files.exists(file)) {
      problems.error(
          ProblemCode.FILE_MISSING,
          SourcePosition.of(file),
          "There is no " + NAME + " in " + root + ".",
          "Point to the directory of a project, or make one with `mxcp init`.");
      return new SiteFile(root, new Node.Mapping(SourcePosition.of(file), Map.of()));
    }
    Node.Mapping document = TextFile.mapping(file, problems);
    if (document == null) {
      return new SiteFile(root, new Node.Mapping(SourcePosition.of(file), Map.of()));
    }
    SchemaVersion.check(document, problems);
    problems.addShape(FileSchemas.shipped().check(FileSchemas.Kind.SITE, document));
    return new SiteFile(root, document);
  }

  Path file() {
    return document.position().file();
  }

  String project() {
    String project = document.text("project");
    return project == null ? "" : project;
  }

  /** Returns a directory of {@code paths:}, which is called like its key unless it says so. */
  Path directory(String key, ProblemList problems) {
    Node.Mapping paths = document.mapping("paths");
    String text = paths == null ? null : paths.text(key);
    if (paths == null || text == null) {
      return root.resolve(key);
    }
    Path path = TextFile.resolve(root, text, paths.at(key), problems);
    return path == null ? root.resolve(key) : path;
  }

  /** Returns a profile of {@code profiles:}; null where the file has none of that name. */
  Node.@Nullable Mapping profile(String name) {
    Node.Mapping profiles = document.mapping("profiles");
    return profiles == null ? null : profiles.mapping(name);
  }

  /** Returns the items of a key that may hold one of them instead of a list. */
  List<Node> listOrOne(String key) {
    Node node = document.get(key);
    if (node instanceof Node.Sequence sequence) {
      return sequence.items();
    }
    return node == null || node.isNull() ? List.of() : List.of(node);
  }

  List<Extension> extensions() {
    List<Extension> extensions = new ArrayList<>();
    for (Node node : document.items("extensions")) {
      if (node instanceof Node.Scalar scalar && scalar.value() instanceof String name) {
        extensions.add(new Extension(name, null));
      } else if (node instanceof Node.Mapping mapping && mapping.text("name") != null) {
        extensions.add(new Extension(String.valueOf(mapping.text("name")), mapping.text("repo")));
      }
    }
    return extensions;
  }
}
