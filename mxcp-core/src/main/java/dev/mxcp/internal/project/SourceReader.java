package dev.mxcp.internal.project;

import dev.mxcp.definition.Source;
import dev.mxcp.error.ProblemCode;
import dev.mxcp.error.SourcePosition;
import dev.mxcp.internal.schema.DidYouMean;
import dev.mxcp.internal.yaml.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the {@code source} and the language of a tool or resource. */
final class SourceReader {

  private final Path root;
  private final List<String> languages;
  private final ProblemList problems;

  SourceReader(Path root, List<String> languages, ProblemList problems) {
    this.root = root;
    this.languages = languages;
    this.problems = problems;
  }

  /** Reads the source; null where it cannot be read, which is reported. */
  @Nullable Source source(Node.Mapping endpoint) {
    Node.Mapping node = endpoint.mapping("source");
    if (node == null) {
      return null;
    }
    String code = present(node, "code");
    String file = present(node, "file");
    if (code != null && file != null) {
      SourcePosition position = node.at("file");
      problems.error(
          ProblemCode.INVALID_VALUE, position, "Both `code` and `file` are given.", "Remove one.");
      return null;
    }
    if (code != null) {
      return new Source.Code(code, node.at("code"));
    }
    return file == null ? missing(node) : file(file, node.at("file"), isPython(endpoint, file));
  }

  /**
   * Returns the language: the component's, else the source's, else that of the file's extension,
   * else SQL.
   */
  String language(Node.Mapping endpoint) {
    Node.Mapping source = endpoint.mapping("source");
    Node.Mapping owner = endpoint.has("language") || source == null ? endpoint : source;
    String declared = owner.text("language");
    if (declared != null
        && !languages.contains(declared)
        && !problems.hasErrorsIn(owner.at("language").path())) {
      unknown(declared, owner.at("language"));
    }
    if (declared != null) {
      return declared;
    }
    String file = source == null ? null : source.text("file");
    String inferred = file == null ? "sql" : byExtension(file);
    if (source != null && !languages.contains(inferred)) {
      unknown(inferred, source.position());
    }
    return inferred;
  }

  private void unknown(String language, SourcePosition position) {
    String message = "No invoker for the language `" + language + "` is there.";
    String hint = DidYouMean.hint(language, languages);
    problems.error(
        ProblemCode.UNKNOWN_LANGUAGE,
        position,
        message,
        hint == null ? "Add the invoker where the library is set up." : hint);
  }

  private String byExtension(String file) {
    String extension = file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    if (extension.equals("py")) {
      return "python";
    }
    return languages.contains(extension) ? extension : "sql";
  }

  private @Nullable Source missing(Node.Mapping node) {
    boolean typed = problems.hasErrorsIn(node.position().path());
    if (!typed) {
      problems.error(
          ProblemCode.MISSING_KEY,
          node.position(),
          "The source has neither `code` nor `file`.",
          "Give one of them.");
    }
    return null;
  }

  private static boolean isPython(Node.Mapping endpoint, String file) {
    return file.endsWith(".py") || "python".equals(endpoint.text("language"));
  }

  private @Nullable Source file(String name, SourcePosition position, boolean isPython) {
    boolean fromRoot = name.startsWith("/");
    Path parent = fromRoot ? root : position.file().resolveSibling("");
    String relative = fromRoot ? name.replaceFirst("^/+", "") : name;
    Path path = TextFile.resolve(parent, relative, position, problems);
    if (path == null) {
      return null;
    }
    if (!Files.exists(path)) {
      String message = "The file `" + name + "` does not exist.";
      problems.error(ProblemCode.FILE_MISSING, position, message, hint(path));
      return null;
    }
    String text =
        isPython
            ? PythonText.read(path, position, problems)
            : TextFile.read(path, position, problems);
    return text == null ? null : new Source.File(path, text, position);
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
      String hint = DidYouMean.hint(path.getFileName().toString(), names);
      return hint != null && hint.startsWith("Did") ? hint : "It would be " + path + ".";
    } catch (IOException e) {
      return null;
    }
  }

  private static @Nullable String present(Node.Mapping node, String key) {
    String text = node.text(key);
    return text == null || text.isBlank() ? null : text;
  }
}
