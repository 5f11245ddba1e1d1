package dev.mxcp.internal.schema;

import dev.mxcp.internal.yaml.Node;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How types, limits and values are called in messages. */
final class SchemaPhrases {

  private SchemaPhrases() {}

  /** Returns what a schema expects, such as {@code text or a list}. */
  static String types(List<String> types) {
    return types.isEmpty()
        ? "another kind of value"
        : types.stream().map(SchemaPhrases::type).distinct().collect(Collectors.joining(" or "));
  }

  private static String type(String type) {
    return switch (type) {
      case "string" -> "text";
      case "integer" -> "a whole number";
      case "number" -> "a number";
      case "boolean" -> "true or false";
      case "array" -> "a list";
      default -> "a mapping";
    };
  }

  /** Returns what a value is: a short text in backticks, else its kind. */
  static String of(Node node) {
    boolean quotable =
        node instanceof Node.Scalar scalar && !scalar.isNull() && scalar.text().length() <= 60;
    return quotable ? "`" + ((Node.Scalar) node).text() + "`" : node.kind();
  }

  /** Returns what a limit demands. */
  static String limit(String keyword, @Nullable Object limit) {
    return switch (keyword) {
      case "minimum" -> "expected at least " + limit + ".";
      case "maximum" -> "expected at most " + limit + ".";
      case "exclusiveMinimum" -> "expected a number above " + limit + ".";
      case "minItems" -> "expected at least one item.";
      case "minLength" -> "expected a text that is not empty.";
      case "pattern" -> "expected a text of the form " + limit + ".";
      default -> "This value is not allowed here.";
    };
  }

  /** Returns advice for a value of the wrong type; null where there is none. */
  static @Nullable String typeHint(List<String> types, Node node) {
    if (types.contains("array")) {
      return "Begin each item with a dash, or write [a, b].";
    }
    if (!(node instanceof Node.Scalar) || node.isNull()) {
      return null;
    }
    if (types.contains("string")) {
      return "Put the value in quotes.";
    }
    boolean text = node.kind().equals("text");
    if (types.contains("boolean")) {
      return text ? "Write true or false without quotes." : null;
    }
    boolean number = types.contains("integer") || types.contains("number");
    return text && number ? "Write a number, without quotes." : null;
  }
}
