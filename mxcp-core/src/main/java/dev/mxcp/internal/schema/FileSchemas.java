package dev.mxcp.internal.schema;

import dev.mxcp.error.Problem;
import dev.mxcp.internal.yaml.Node;
import java.io.InputStream;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.everit.json.schema.Schema;
import org.everit.json.schema.ValidationException;
import org.everit.json.schema.Validator;
import org.everit.json.schema.loader.SchemaLoader;
import org.json.JSONObject;
import org.json.JSONTokener;

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

    private String resource() {
      return "/dev/mxcp/schema/" + name().toLowerCase(Locale.ROOT) + ".json";
    }
  }

  private static final FileSchemas SHIPPED = new FileSchemas();

  private final Map<Kind, Schema> schemas = new EnumMap<>(Kind.class);

  private FileSchemas() {
    for (Kind kind : Kind.values()) {
      schemas.put(kind, load(kind.resource()));
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
    Set<String> nulls = found.nulls();
    return (nulls.isEmpty() ? found : validate(kind, root, nulls)).problems();
  }

  private Violations validate(Kind kind, Node root, Set<String> absent) {
    try {
      Validator.builder().build().performValidation(schemas.get(kind), JsonTree.of(root, absent));
      return Violations.none();
    } catch (ValidationException e) {
      return new Violations(root, e);
    }
  }

  private static Schema load(String resource) {
    JSONObject json = new JSONObject(new JSONTokener(open(resource)));
    return SchemaLoader.builder()
        .draftV7Support()
        .resolutionScope("classpath:/dev/mxcp/schema/")
        .schemaClient(url -> open(url.substring(url.indexOf(':') + 1)))
        .schemaJson(json)
        .build()
        .load()
        .build();
  }

  private static InputStream open(String resource) {
    InputStream stream = FileSchemas.class.getResourceAsStream(resource);
    if (stream == null) {
      throw new IllegalStateException("The library lacks its resource " + resource);
    }
    return stream;
  }
}
