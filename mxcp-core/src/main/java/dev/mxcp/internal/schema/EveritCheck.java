package dev.mxcp.internal.schema;

import dev.mxcp.error.Problem;
import dev.mxcp.internal.schema.FileSchemas.Kind;
import dev.mxcp.internal.yaml.Node;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.everit.json.schema.Schema;
import org.everit.json.schema.ValidationException;
import org.everit.json.schema.Validator;
import org.everit.json.schema.loader.SchemaLoader;

/** Finds with everit what is wrong with the shape of a document; thread-safe. */
final class EveritCheck {

  private final SchemaText texts = new SchemaText();
  private final Map<Kind, Schema> schemas = new ConcurrentHashMap<>();

  /** Returns every way in which a document does not fit, at its position. */
  List<Problem> find(Kind kind, Node root) {
    EveritProblems found = validate(kind, root, Set.of());
    Set<Node> nulls = found.nulls();
    EveritProblems rest = nulls.isEmpty() ? found : validate(kind, root, nulls);
    return rest.problems().stream().filter(problem -> !isVersion(problem)).toList();
  }

  /** The version has a rule and a code of its own; in the schemas it stands for editors. */
  private static boolean isVersion(Problem problem) {
    String path = problem.position().path();
    return path.equals("mxcp") || path.startsWith("mxcp[");
  }

  private EveritProblems validate(Kind kind, Node root, Set<Node> absent) {
    EveritProblems violations = new EveritProblems(root, texts);
    Schema schema = schemas.computeIfAbsent(kind, this::load);
    try {
      Validator.builder().build().performValidation(schema, JsonTree.of(root, absent));
    } catch (ValidationException e) {
      violations.add(e);
    }
    return violations;
  }

  private Schema load(Kind kind) {
    String location = SchemaFile.location(kind.file());
    return SchemaLoader.builder()
        .draftV7Support()
        .resolutionScope(location)
        .schemaClient(SchemaFile::open)
        .schemaJson(texts.file(location))
        .build()
        .load()
        .build();
  }
}
