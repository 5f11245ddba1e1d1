package dev.mxcp.internal.schema;

import dev.mxcp.error.Problem;
import dev.mxcp.error.ProblemCode;
import dev.mxcp.error.SourcePosition;
import dev.mxcp.internal.yaml.Node;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.everit.json.schema.CombinedSchema;
import org.everit.json.schema.EnumSchema;
import org.everit.json.schema.ObjectSchema;
import org.everit.json.schema.ValidationException;
import org.jspecify.annotations.Nullable;

/** Everit's violations of one document, in our words and with positions. */
final class Violations {

  private final List<Problem> problems = new ArrayList<>();
  private final Set<String> nulls = new LinkedHashSet<>();
  private final Set<String> closed = new LinkedHashSet<>();

  private Violations() {}

  Violations(Node root, ValidationException failure) {
    collect(root, failure);
  }

  static Violations none() {
    return new Violations();
  }

  /** Returns the problems, without those of {@link #nulls}. */
  List<Problem> problems() {
    return problems;
  }

  /** Returns the pointers of keys whose value is a null that is not allowed there. */
  Set<String> nulls() {
    return nulls;
  }

  private void collect(Node root, ValidationException failure) {
    if (failure.getCausingExceptions().isEmpty()) {
      leaf(root, failure);
    } else if (failure.getViolatedSchema() instanceof CombinedSchema) {
      alternatives(root, failure);
    } else {
      failure.getCausingExceptions().forEach(cause -> collect(root, cause));
    }
  }

  /** Of several allowed types, only the one that the value has tells what is wrong inside of it. */
  private void alternatives(Node root, ValidationException failure) {
    String pointer = failure.getPointerToViolation();
    List<ValidationException> inside =
        leaves(failure).filter(leaf -> !isTypeOf(leaf, pointer)).toList();
    if (!inside.isEmpty()) {
      inside.forEach(leaf -> leaf(root, leaf));
    } else if (!isAbsent(root, pointer)) {
      List<String> names =
          leaves(failure).map(leaf -> Words.type(leaf.getViolatedSchema())).distinct().toList();
      problems.add(wrongType(Pointers.find(root, pointer), String.join(" or ", names)));
    }
  }

  private static Stream<ValidationException> leaves(ValidationException failure) {
    List<ValidationException> causes = failure.getCausingExceptions();
    return causes.isEmpty() ? Stream.of(failure) : causes.stream().flatMap(Violations::leaves);
  }

  private static boolean isTypeOf(ValidationException leaf, String pointer) {
    return "type".equals(leaf.getKeyword()) && leaf.getPointerToViolation().equals(pointer);
  }

  private void leaf(Node root, ValidationException leaf) {
    String pointer = leaf.getPointerToViolation();
    String keyword = leaf.getKeyword() == null ? "" : leaf.getKeyword();
    Node node = Pointers.find(root, pointer);
    switch (keyword) {
      case "additionalProperties" -> unknownKeys(node, pointer, leaf);
      case "required" -> missingKeys(node, pointer, leaf);
      default -> {
        if (!isAbsent(root, pointer)) {
          problems.add(value(node, keyword, leaf));
        }
      }
    }
  }

  private boolean isAbsent(Node root, String pointer) {
    int last = pointer.lastIndexOf('/');
    boolean absent =
        last > 0
            && Pointers.find(root, pointer).isNull()
            && Pointers.find(root, pointer.substring(0, last)) instanceof Node.Mapping;
    if (absent) {
      nulls.add(pointer);
    }
    return absent;
  }

  private static Problem value(Node node, String keyword, ValidationException leaf) {
    if (keyword.equals("type")) {
      return wrongType(node, Words.type(leaf.getViolatedSchema()));
    }
    if (leaf.getViolatedSchema() instanceof EnumSchema choice) {
      List<String> known =
          choice.getPossibleValuesAsList().stream().map(String::valueOf).distinct().toList();
      return choice(node, known);
    }
    String message = Words.limit(keyword, leaf.getViolatedSchema());
    return Problem.error(ProblemCode.INVALID_VALUE, node.position(), message);
  }

  private static Problem choice(Node node, List<String> known) {
    String message = "expected one of " + DidYouMean.list(known) + ", got " + Words.of(node) + ".";
    String hint = node instanceof Node.Scalar scalar ? DidYouMean.hint(scalar.text(), known) : null;
    boolean repeats = hint != null && hint.startsWith("Known");
    return Problem.error(ProblemCode.INVALID_VALUE, node.position(), message)
        .withHint(repeats ? null : hint);
  }

  private static Problem wrongType(Node node, String expected) {
    String message = "expected " + expected + ", got " + node.kind() + ".";
    return Problem.error(ProblemCode.WRONG_TYPE, node.position(), message)
        .withHint(Words.typeHint(expected, node));
  }

  private void unknownKeys(Node node, String pointer, ValidationException leaf) {
    if (node instanceof Node.Mapping mapping
        && leaf.getViolatedSchema() instanceof ObjectSchema schema
        && closed.add("unknown " + pointer)) {
      Set<String> known = schema.getPropertySchemas().keySet();
      List<String> free = known.stream().filter(key -> !mapping.has(key)).sorted().toList();
      mapping.entries().values().stream()
          .filter(entry -> !known.contains(entry.key()))
          .forEach(entry -> problems.add(unknownKey(entry, free)));
    }
  }

  private static Problem unknownKey(Node.Entry entry, List<String> known) {
    String message = "The key `" + entry.key() + "` is not known here.";
    return Problem.error(ProblemCode.UNKNOWN_KEY, entry.position(), message)
        .withHint(DidYouMean.hint(entry.key(), known));
  }

  private void missingKeys(Node node, String pointer, ValidationException leaf) {
    if (node instanceof Node.Mapping mapping
        && leaf.getViolatedSchema() instanceof ObjectSchema schema
        && closed.add("missing " + pointer)) {
      schema.getRequiredProperties().stream()
          .filter(key -> !mapping.has(key))
          .forEach(key -> problems.add(missingKey(mapping, key)));
    }
  }

  private static Problem missingKey(Node.Mapping mapping, String key) {
    Node.@Nullable Entry empty = mapping.entries().get(key);
    SourcePosition position = empty == null ? mapping.position() : empty.position();
    String message =
        empty == null ? "The key `" + key + "` is missing." : "The key `" + key + "` has no value.";
    return Problem.error(ProblemCode.MISSING_KEY, position, message);
  }
}
