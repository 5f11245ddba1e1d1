package dev.mxcp.internal.project;

import dev.mxcp.definition.Endpoint;
import dev.mxcp.definition.EndpointKind;
import dev.mxcp.error.Problem;
import dev.mxcp.error.ProblemCode;
import dev.mxcp.error.SourcePosition;
import dev.mxcp.error.Suggestions;
import dev.mxcp.internal.schema.FileSchemas;
import dev.mxcp.internal.yaml.Node;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one definition file: its envelope, and the endpoint in it. */
final class DefinitionReader {

  private final SourceFiles files;
  private final List<String> languages;
  private final TypeCheck check;

  DefinitionReader(SourceFiles files, List<String> languages, TypeCheck check) {
    this.files = files;
    this.languages = languages;
    this.check = check;
  }

  /**
   * What a file gave.
   *
   * @param kind the kind of endpoint; null where the file does not say or is disabled
   * @param id what the endpoint is called; null where the file does not say or is disabled
   * @param position where the name stands
   * @param endpoint the endpoint; null where it is disabled or has an error
   * @param problems everything that is wrong with the file
   */
  record Definition(
      @Nullable EndpointKind kind,
      @Nullable String id,
      SourcePosition position,
      @Nullable Endpoint endpoint,
      List<Problem> problems) {}

  /**
   * Reads a file.
   *
   * @param file the file
   * @param allowed the kinds that may stand in the directory of the file
   */
  Definition read(Path file, Set<EndpointKind> allowed) {
    ProblemList problems = new ProblemList();
    Node.Mapping document = TextFile.mapping(file, problems);
    if (document == null) {
      return nothing(file, problems);
    }
    SchemaVersion.check(document, problems);
    List<EndpointKind> kinds =
        Arrays.stream(EndpointKind.values()).filter(kind -> document.has(kind.key())).toList();
    if (kinds.size() > 1) {
      several(document, kinds, problems);
      return nothing(file, problems);
    }
    EndpointKind kind = kinds.isEmpty() ? allowed.iterator().next() : kinds.get(0);
    problems.addShape(FileSchemas.shipped().check(schema(kind), document));
    Node.Mapping node = document.mapping(kind.key());
    if (node == null || Boolean.FALSE.equals(node.bool("enabled"))) {
      return nothing(file, problems);
    }
    return endpoint(document, node, kind, allowed, problems);
  }

  private Definition endpoint(
      Node.Mapping document,
      Node.Mapping node,
      EndpointKind kind,
      Set<EndpointKind> allowed,
      ProblemList problems) {
    if (!allowed.contains(kind)) {
      wrongDirectory(document, kind, allowed, problems);
    }
    SourceReader sources = new SourceReader(files, languages, problems);
    TypeReader types = new TypeReader(check, problems);
    Endpoint endpoint = new EndpointReader(document, node, sources, types, problems).read(kind);
    String key = kind == EndpointKind.RESOURCE ? "uri" : "name";
    String id = node.text(key);
    List<Problem> found = problems.sorted();
    return new Definition(
        kind,
        id,
        node.at(key),
        endpoint,
        id == null ? found : found.stream().map(problem -> problem.withEndpoint(id)).toList());
  }

  private static Definition nothing(Path file, ProblemList problems) {
    return new Definition(null, null, SourcePosition.of(file), null, problems.sorted());
  }

  private static void several(
      Node.Mapping document, List<EndpointKind> kinds, ProblemList problems) {
    List<String> keys = kinds.stream().map(EndpointKind::key).toList();
    Node.Entry second = document.entries().get(keys.get(1));
    problems.error(
        ProblemCode.INVALID_VALUE,
        second == null ? document.position() : second.position(),
        "The file holds several endpoints: " + Suggestions.list(keys) + ".",
        "Put each into a file of its own.");
  }

  private static void wrongDirectory(
      Node.Mapping document, EndpointKind kind, Set<EndpointKind> allowed, ProblemList problems) {
    Node.Entry entry = document.entries().get(kind.key());
    problems.error(
        ProblemCode.WRONG_DIRECTORY,
        entry == null ? document.position() : entry.position(),
        "A " + kind.key() + " stands in the directory of " + allowed.iterator().next().key() + "s.",
        "Move the file to the directory of " + kind.key() + "s.");
  }

  private static FileSchemas.Kind schema(EndpointKind kind) {
    return FileSchemas.Kind.valueOf(kind.name());
  }
}
