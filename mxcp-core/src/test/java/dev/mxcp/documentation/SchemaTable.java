package dev.mxcp.documentation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map.Entry;
import java.util.StringJoiner;

/** Table of all keys that a shipped JSON Schema allows. */
final class SchemaTable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SHARED = "common.json#/definitions/";
  private static final String LOCAL = "#/definitions/";

  private final JsonNode schema;
  private final JsonNode shared;
  private final String sharedLink;
  private final StringBuilder rows = new StringBuilder();

  private SchemaTable(JsonNode schema, String sharedLink) {
    this.schema = schema;
    this.shared = read("common.json");
    this.sharedLink = sharedLink;
  }

  /** Reads a shipped schema. */
  static JsonNode read(String name) {
    try (InputStream in = SchemaTable.class.getResourceAsStream("/dev/mxcp/schema/" + name)) {
      return JSON.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Returns the rows for the keys of a node, and of what is in it.
   *
   * @param schema the whole schema, for its definitions
   * @param node the part to describe
   * @param sharedLink the page that describes the parts that files share; empty for the same page
   */
  static String of(JsonNode schema, JsonNode node, String sharedLink) {
    SchemaTable table = new SchemaTable(schema, sharedLink);
    table.addKeys("", node);
    return "| key | value | meaning |\n|---|---|---|\n" + table.rows;
  }

  /** Returns the values that a node allows. */
  static String kindOf(JsonNode schema, JsonNode node) {
    return "Value: " + new SchemaTable(schema, "").kind(node) + ".";
  }

  private void addKeys(String path, JsonNode node) {
    List<String> required = new ArrayList<>();
    node.path("required").forEach(key -> required.add(key.asText()));
    for (Entry<String, JsonNode> key : node.path("properties").properties()) {
      addKey(path + key.getKey(), key.getValue(), required.contains(key.getKey()));
    }
    if (node.path("additionalProperties").isObject()) {
      addInside(path + "NAME", local(node.path("additionalProperties")));
    }
  }

  private void addKey(String path, JsonNode declared, boolean required) {
    JsonNode node = local(declared);
    String meaning = meaning(node);
    if (required) {
      meaning = meaning.isEmpty() ? "Required." : meaning + " Required.";
    }
    rows.append("| `%s` | %s | %s |\n".formatted(path, kind(node), cell(meaning)));
    addInside(path, node);
  }

  private String meaning(JsonNode node) {
    String reference = node.path("$ref").asText();
    String name = reference.substring(reference.lastIndexOf('/') + 1);
    return node.path("description")
        .asText(shared.path("definitions").path(name).path("description").asText());
  }

  private void addInside(String path, JsonNode node) {
    addKeys(path + ".", node);
    JsonNode items = local(node.path("items"));
    if (!items.isMissingNode()) {
      addInside(path + "[]", items);
    }
    addForms(path, node.path("anyOf"));
  }

  /** The items of a list and a single one have the same keys, which stand in the table once. */
  private void addForms(String path, JsonNode forms) {
    for (JsonNode form : forms) {
      if (form.has("items") || forms.findValue("items") == null) {
        addInside(path, local(form));
      }
    }
  }

  private JsonNode local(JsonNode node) {
    String reference = node.path("$ref").asText();
    return reference.startsWith(LOCAL) && !isShared(reference)
        ? schema.path("definitions").path(reference.substring(LOCAL.length()))
        : node;
  }

  /** In the file of shared parts, every part has a section of its own. */
  private boolean isShared(String reference) {
    return reference.startsWith(SHARED) || !schema.has("properties");
  }

  private String kind(JsonNode node) {
    String reference = node.path("$ref").asText();
    if (!reference.isEmpty()) {
      String name = reference.substring(reference.lastIndexOf('/') + 1);
      return "[%s](%s#%s)".formatted(name, sharedLink, name);
    }
    StringJoiner kind = new StringJoiner(", ");
    kind.add(node.has("enum") ? values(node.path("enum")) : types(node));
    limit(kind, node, "minimum", "at least ");
    limit(kind, node, "maximum", "at most ");
    limit(kind, node, "minLength", "length at least ");
    limit(kind, node, "pattern", "like ");
    limit(kind, node, "default", "default ");
    return kind.toString();
  }

  private static void limit(StringJoiner kind, JsonNode node, String key, String text) {
    if (node.has(key)) {
      kind.add(text + "`" + cell(node.path(key).asText()) + "`");
    }
  }

  private static String values(JsonNode values) {
    StringJoiner texts = new StringJoiner(", ");
    values.forEach(value -> texts.add("`" + cell(value.toString()) + "`"));
    return texts.toString();
  }

  private String types(JsonNode node) {
    StringJoiner texts = new StringJoiner(" or ");
    JsonNode type = node.path("type");
    if (type.isArray()) {
      type.forEach(name -> texts.add(name.asText()));
    } else if (type.isTextual()) {
      String items = node.path("items").path("type").asText();
      texts.add(items.isEmpty() ? type.asText() : "array of " + items);
    }
    node.path("anyOf").forEach(form -> texts.add(kind(local(form))));
    node.path("oneOf").forEach(form -> texts.add(kind(local(form))));
    return texts.length() == 0 ? "any" : texts.toString();
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }
}
