package dev.mxcp.internal.schema;

import dev.mxcp.error.Problem;
import dev.mxcp.internal.yaml.Node;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.everit.json.schema.Schema;
import org.everit.json.schema.ValidationException;
import org.everit.json.schema.Validator;
import org.everit.json.schema.loader.SchemaLoader;

/** Checks the shape of files against the JSON Schemas that we ship; thread-safe. */
public final class FileSchemas {

  /** The kinds of file; each has a schema {@code dev/mxcp/schema/KIND.json}. */
  public enum Kind {
    /** A tool's definition. */
    TOOL,
    /** A resource's definition. */
    RESOURCE,
    /** A prompt's definition. */
    PROMPT,
    /** The project's {@code mxcp-site.yml}. */
    SITE,
    /** The user's {@code config.yml}. */
    USER;

    private String location() {
      return SchemaText.location(name().toLowerCase(Locale.ROOT) + ".json");
    }
  }

  private static final FileSchemas SHIPPED = new FileSchemas();

  private final SchemaText texts = new SchemaText();
  private final Map<Kind, Schema> schemas = new EnumMap<>(Kind.class);

  private FileSchemas() {
    for (Kind kind : Kind.values()) {
      schemas.put(kind, load(kind.location()));
    }
  }

  /** Returns the schemas of this library, parsed once. */
  public static FileSchemas shipped() {
    return SHIPPED;
  }

  /**
   * Checks a document.
   *
   * <p>A null where none is allowed counts as an absent key, as authors mean it who leave the value
   * of a key empty.
   *
   * @param kind what the document should be
   * @param root the document
   * @return every way in which it does not fit, at its position
   */
  public List<Problem> check(Kind kind, Node root) {
    Violations found = validate(kind, root, Set.of());
    Set<Node> nulls = found.nulls();
    Violations rest = nulls.isEmpty() ? found : validate(kind, root, nulls);
    return rest.problems().stream().filter(problem -> !isVersion(problem)).toList();
  }

  /** The version has a rule and a code of its own; in the schemas it stands for editors. */
  private static boolean isVersion(Problem problem) {
    String path = problem.position().path();
    return path.equals("mxcp") || path.startsWith("mxcp[");
  }

  private Violations validate(Kind kind, Node root, Set<Node> absent) {
    Violations violations = new Violations(root, texts);
    try {
      Validator.builder().build().performValidation(schemas.get(kind), JsonTree.of(root, absent));
    } catch (ValidationException e) {
      violations.add(e);
    }
    return violations;
  }

  private Schema load(String location) {
    return SchemaLoader.builder()
        .draftV7Support()
        .resolutionScope(location)
        .schemaClient(SchemaText::open)
        .schemaJson(texts.file(location))
        .build()
        .load()
        .build();
  }
}
