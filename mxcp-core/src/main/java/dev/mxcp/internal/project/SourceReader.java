package dev.mxcp.internal.project;

import dev.mxcp.definition.Source;
import dev.mxcp.error.ProblemCode;
import dev.mxcp.error.SourcePosition;
import dev.mxcp.error.Suggestions;
import dev.mxcp.internal.yaml.Node;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the {@code source} and the language of a tool or resource. */
final class SourceReader {

  private final SourceFiles files;
  private final List<String> languages;
  private final ProblemList problems;

  SourceReader(SourceFiles files, List<String> languages, ProblemList problems) {
    this.files = files;
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
    return file == null ? missing(node) : file(file, node.at("file"));
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
    String hint = Suggestions.hint(language, languages);
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

  private @Nullable Source file(String name, SourcePosition position) {
    Path path = files.find(name, position, problems);
    if (path == null) {
      return null;
    }
    String text = files.read(name, path, position, problems);
    return text == null ? null : new Source.File(path, text, position);
  }

  private static @Nullable String present(Node.Mapping node, String key) {
    String text = node.text(key);
    return text == null || text.isBlank() ? null : text;
  }
}
