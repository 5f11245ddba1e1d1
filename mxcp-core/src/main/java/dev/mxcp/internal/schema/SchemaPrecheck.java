package dev.mxcp.internal.schema;

import dev.mxcp.internal.yaml.Node;
import dev.mxcp.json.JsonText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells documents that certainly fit a schema of ours from those to look at; thread-safe.
 *
 * <p>Most files have nothing wrong with them, and to know just that takes neither everit's classes
 * nor its schemas, which cost a good part of a start. It never says yes where everit finds fault; a
 * no, be it for a keyword that it does not know, means nothing: everit has the last word.
 */
final class SchemaPrecheck {

  /** Say nothing about what is valid. */
  private static final Set<String> REMARKS =
      Set.of("$schema", "title", "description", "default", "definitions");

  private final Map<String, Map<?, ?>> files = new ConcurrentHashMap<>();
  private final Map<String, Pattern> patterns = new ConcurrentHashMap<>();

  /** Returns whether a document certainly fits the schema in a file such as {@code tool.json}. */
  boolean certain(String file, Node document) {
    return fits(file, file(file), document);
  }

  private boolean fits(String file, @Nullable Object schema, Node node) {
    if (!(schema instanceof Map<?, ?> rules)) {
      return Boolean.TRUE.equals(schema);
    }
    for (Map.Entry<?, ?> entry : rules.entrySet()) {
      String keyword = (String) entry.getKey();
      Object rule = entry.getValue();
      if (!REMARKS.contains(keyword)
          && (rule == null || !holds(file, rules, keyword, rule, node))) {
        return false;
      }
    }
    return true;
  }

  private boolean holds(String file, Map<?, ?> rules, String keyword, Object rule, Node node) {
    return switch (keyword) {
      case "$ref" -> reference(file, (String) rule, node);
      case "anyOf" -> ((List<?>) rule).stream().anyMatch(option -> fits(file, option, node));
      case "properties" -> !(node instanceof Node.Mapping mapping) || known(file, rule, mapping);
      case "additionalProperties" ->
          !(node instanceof Node.Mapping mapping) || others(file, rules, rule, mapping);
      case "items" ->
          !(node instanceof Node.Sequence list)
              || list.items().stream().allMatch(item -> fits(file, rule, item));
      default -> alone(keyword, rule, node);
    };
  }

  private boolean alone(String keyword, Object rule, Node node) {
    return switch (keyword) {
      case "type" ->
          rule instanceof List<?> types
              ? types.stream().anyMatch(type -> isOf((String) type, node))
              : isOf((String) rule, node);
      case "enum" ->
          node instanceof Node.Scalar scalar && ((List<?>) rule).contains(scalar.value());
      case "required" ->
          !(node instanceof Node.Mapping mapping) || mapping.keys().containsAll((List<?>) rule);
      case "minItems" ->
          !(node instanceof Node.Sequence list) || list.items().size() >= count(rule);
      case "minLength" ->
          !(value(node) instanceof String text)
              || text.codePointCount(0, text.length()) >= count(rule);
      case "pattern" ->
          !(value(node) instanceof String text) || pattern((String) rule).matcher(text).find();
      case "minimum" -> !isNumber(node) || compare(node, rule) >= 0;
      case "maximum" -> !isNumber(node) || compare(node, rule) <= 0;
      case "exclusiveMinimum" -> !isNumber(node) || compare(node, rule) > 0;
      default -> false;
    };
  }

  private boolean known(String file, Object rule, Node.Mapping mapping) {
    Map<?, ?> properties = (Map<?, ?>) rule;
    return mapping.entries().values().stream()
        .filter(entry -> properties.containsKey(entry.key()))
        .allMatch(entry -> fits(file, properties.get(entry.key()), entry.value()));
  }

  /** Checks the keys that the schema does not list. */
  private boolean others(String file, Map<?, ?> rules, Object rule, Node.Mapping mapping) {
    Set<?> listed = rules.get("properties") instanceof Map<?, ?> map ? map.keySet() : Set.of();
    return mapping.entries().values().stream()
        .filter(entry -> !listed.contains(entry.key()))
        .allMatch(entry -> fits(file, rule, entry.value()));
  }

  /** References read {@code #/definitions/NAME}, or the same in another file. */
  private boolean reference(String from, String reference, Node node) {
    int hash = reference.indexOf('#');
    String file = hash == 0 ? from : reference.substring(0, hash);
    String name = reference.substring(reference.lastIndexOf('/') + 1);
    return file(file).get("definitions") instanceof Map<?, ?> definitions
        && fits(file, definitions.get(name), node);
  }

  private static boolean isOf(String type, Node node) {
    return switch (type) {
      case "object" -> node instanceof Node.Mapping;
      case "array" -> node instanceof Node.Sequence;
      case "string" -> value(node) instanceof String;
      case "boolean" -> value(node) instanceof Boolean;
      case "integer" -> value(node) instanceof Long;
      case "number" -> isNumber(node);
      default -> false;
    };
  }

  /** Numbers that are neither long nor odd; the others are left to everit. */
  private static boolean isNumber(Node node) {
    return value(node) instanceof Long
        || (value(node) instanceof Double number && Double.isFinite(number));
  }

  /** Returns the value of a scalar; null for whatever else. */
  private static @Nullable Object value(Node node) {
    return node instanceof Node.Scalar scalar ? scalar.value() : null;
  }

  private static int count(Object rule) {
    return rule instanceof Long number ? number.intValue() : Integer.MAX_VALUE;
  }

  private static int compare(Node number, Object bound) {
    return new BigDecimal(String.valueOf(value(number)))
        .compareTo(new BigDecimal(String.valueOf(bound)));
  }

  private Pattern pattern(String regex) {
    return patterns.computeIfAbsent(regex, Pattern::compile);
  }

  private Map<?, ?> file(String name) {
    return files.computeIfAbsent(name, SchemaPrecheck::read);
  }

  private static Map<?, ?> read(String name) {
    try (InputStream in = SchemaFile.open(name)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return (Map<?, ?>) Objects.requireNonNull(JsonText.read(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
