package dev.mxcp.internal.schema;

import dev.mxcp.error.Problem;
import dev.mxcp.internal.yaml.Node;
import java.util.List;
import java.util.Locale;

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

    /** Returns the name of the schema's file. */
    String file() {
      return name().toLowerCase(Locale.ROOT) + ".json";
    }
  }

  private static final FileSchemas SHIPPED = new FileSchemas();

  private final SchemaPrecheck fit = new SchemaPrecheck();

  private FileSchemas() {}

  /** Returns the schemas of this library, each parsed once, when the first file needs it. */
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
    return fit.certain(kind.file(), root) ? List.of() : Everit.FAULTS.find(kind, root);
  }

  /** Keeps everit's classes from being loaded before there is something to find fault with. */
  private static final class Everit {
    static final EveritCheck FAULTS = new EveritCheck();
  }
}
