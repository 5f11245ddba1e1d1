package dev.mxcp.internal.schema;

import dev.mxcp.internal.yaml.Node;
import org.everit.json.schema.ArraySchema;
import org.everit.json.schema.BooleanSchema;
import org.everit.json.schema.NumberSchema;
import org.everit.json.schema.ObjectSchema;
import org.everit.json.schema.Schema;
import org.everit.json.schema.StringSchema;
import org.jspecify.annotations.Nullable;

/** How schemas and values are called in messages. */
final class Words {

  private Words() {}

  /** Returns what a schema expects, such as {@code a list}. */
  static String type(Schema schema) {
    if (schema instanceof StringSchema) {
      return "text";
    }
    if (schema instanceof NumberSchema number) {
      return number.requiresInteger() ? "a whole number" : "a number";
    }
    if (schema instanceof BooleanSchema) {
      return "true or false";
    }
    if (schema instanceof ArraySchema) {
      return "a list";
    }
    return schema instanceof ObjectSchema ? "a mapping" : "another kind of value";
  }

  /** Returns what a value is: a short text in backticks, else its kind. */
  static String of(Node node) {
    boolean quotable =
        node instanceof Node.Scalar scalar && !scalar.isNull() && scalar.text().length() <= 60;
    return quotable ? "`" + ((Node.Scalar) node).text() + "`" : node.kind();
  }

  /** Returns what a limit demands. */
  static String limit(String keyword, Schema schema) {
    if (schema instanceof NumberSchema number) {
      return switch (keyword) {
        case "minimum" -> "expected at least " + number.getMinimum() + ".";
        case "maximum" -> "expected at most " + number.getMaximum() + ".";
        default -> "expected a number above " + number.getExclusiveMinimumLimit() + ".";
      };
    }
    if (schema instanceof StringSchema text && text.getPattern() != null) {
      return "expected a text of the form " + text.getPattern().pattern() + ".";
    }
    return schema instanceof ArraySchema
        ? "expected at least one item."
        : "expected a text that is not empty.";
  }

  /** Returns advice for a value of the wrong type; null where there is none. */
  static @Nullable String typeHint(String expected, Node node) {
    boolean scalar = node instanceof Node.Scalar && !node.isNull();
    if (expected.equals("text") && scalar) {
      return "Put the value in quotes.";
    }
    if (expected.equals("a list")) {
      return "Begin each item with a dash, or write [a, b].";
    }
    if (scalar
        && node.kind().equals("text")
        && expected.startsWith("a")
        && !expected.contains("mapping")) {
      return "Write the number without quotes.";
    }
    return expected.equals("true or false") && scalar
        ? "Write true or false without quotes."
        : null;
  }
}
