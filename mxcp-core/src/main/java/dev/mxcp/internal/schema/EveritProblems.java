package dev.mxcp.internal.schema;

import dev.mxcp.error.Problem;
import dev.mxcp.error.ProblemCode;
import dev.mxcp.error.SourcePosition;
import dev.mxcp.error.Suggestions;
import dev.mxcp.internal.yaml.Node;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.everit.json.schema.ValidationException;
import org.json.JSONObject;
import org.jspecify.annotations.Nullable;

/** Everit's violations of one document, in our words and with positions. */
final class EveritProblems {

  private final Node root;
  private final SchemaText schemas;
  private final List<Problem> problems = new ArrayList<>();
  private final Set<Node> nulls = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<String> done = new HashSet<>();

  EveritProblems(Node root, SchemaText schemas) {
    this.root = root;
    this.schemas = schemas;
  }

  /** Returns the problems, without those of {@link #nulls}. */
  List<Problem> problems() {
    return problems;
  }

  /** Returns values of keys that are null where no null is allowed. */
  Set<Node> nulls() {
    return nulls;
  }

  /** Adds a failure with everything that caused it. */
  void add(ValidationException failure) {
    if (failure.getCausingExceptions().isEmpty()) {
      leaf(failure);
    } else if ("anyOf".equals(failure.getKeyword())) {
      alternatives(failure);
    } else {
      failure.getCausingExceptions().forEach(this::add);
    }
  }

  /** Of several allowed types, only the one that the value has tells what is wrong inside of it. */
  private void alternatives(ValidationException failure) {
    Node node = Pointers.find(root, failure.getPointerToViolation());
    List<ValidationException> inside =
        leaves(failure).filter(leaf -> !isTypeOf(leaf, node)).toList();
    inside.forEach(this::leaf);
    if (inside.isEmpty() && !isAbsent(failure)) {
      problems.add(wrongType(node, schemas.types(failure.getSchemaLocation())));
    }
  }

  private static Stream<ValidationException> leaves(ValidationException failure) {
    List<ValidationException> causes = failure.getCausingExceptions();
    return causes.isEmpty() ? Stream.of(failure) : causes.stream().flatMap(EveritProblems::leaves);
  }

  private boolean isTypeOf(ValidationException leaf, Node node) {
    return "type".equals(leaf.getKeyword())
        && Pointers.find(root, leaf.getPointerToViolation()) == node;
  }

  private void leaf(ValidationException leaf) {
    String keyword = leaf.getKeyword() == null ? "" : leaf.getKeyword();
    Node node = Pointers.find(root, leaf.getPointerToViolation());
    JSONObject schema = schemas.at(leaf.getSchemaLocation()).orElseGet(JSONObject::new);
    boolean structural = keyword.equals("additionalProperties") || keyword.equals("required");
    if (structural && node instanceof Node.Mapping mapping) {
      if (done.add(keyword + " " + leaf.getPointerToViolation())) {
        keys(mapping, schema, keyword);
      }
    } else if (!isAbsent(leaf)) {
      problems.add(value(node, keyword, schema, leaf));
    }
  }

  private boolean isAbsent(ValidationException failure) {
    String pointer = failure.getPointerToViolation();
    Node node = Pointers.find(root, pointer);
    boolean absent =
        node.isNull()
            && pointer.lastIndexOf('/') > 0
            && Pointers.find(root, pointer.substring(0, pointer.lastIndexOf('/')))
                instanceof Node.Mapping;
    if (absent) {
      nulls.add(node);
    }
    return absent;
  }

  private Problem value(Node node, String keyword, JSONObject schema, ValidationException leaf) {
    if (keyword.equals("type")) {
      return wrongType(node, schemas.types(leaf.getSchemaLocation()));
    }
    if (keyword.equals("enum")) {
      return choice(node, SchemaText.texts(schema, "enum"));
    }
    return Problem.error(
        ProblemCode.INVALID_VALUE,
        node.position(),
        SchemaPhrases.limit(keyword, schema.opt(keyword)));
  }

  private static Problem choice(Node node, List<String> known) {
    String message =
        "expected one of " + Suggestions.list(known) + ", got " + SchemaPhrases.of(node) + ".";
    return Problem.error(ProblemCode.INVALID_VALUE, node.position(), message)
        .withHint(choiceHint(node, known));
  }

  private static @Nullable String choiceHint(Node node, List<String> known) {
    boolean isType = known.contains("string") && known.contains("object");
    if (!(node instanceof Node.Scalar scalar)) {
      return isType ? TypeAdvice.forSeveralTypes() : null;
    }
    String advice = isType ? TypeAdvice.forType(scalar.text()) : null;
    String hint = advice == null ? Suggestions.hint(scalar.text(), known) : advice;
    return hint != null && hint.startsWith("Known") ? null : hint;
  }

  private static Problem wrongType(Node node, List<String> types) {
    String message = "expected " + SchemaPhrases.types(types) + ", got " + node.kind() + ".";
    boolean isFlag = node instanceof Node.Scalar scalar && scalar.value() instanceof Boolean;
    boolean isRequired =
        isFlag && types.contains("array") && node.position().path().endsWith(".required");
    return Problem.error(ProblemCode.WRONG_TYPE, node.position(), message)
        .withHint(isRequired ? TypeAdvice.forKey("required") : SchemaPhrases.typeHint(types, node));
  }

  private void keys(Node.Mapping mapping, JSONObject schema, String keyword) {
    if (keyword.equals("required")) {
      SchemaText.texts(schema, "required").stream()
          .filter(key -> !mapping.has(key))
          .forEach(key -> problems.add(missingKey(mapping, key)));
      return;
    }
    JSONObject properties = schema.optJSONObject("properties");
    Set<String> known = properties == null ? Set.of() : properties.keySet();
    List<String> free = known.stream().filter(key -> !mapping.has(key)).sorted().toList();
    mapping.entries().values().stream()
        .filter(entry -> !known.contains(entry.key()))
        .forEach(entry -> problems.add(unknownKey(entry, free)));
  }

  private static Problem unknownKey(Node.Entry entry, List<String> known) {
    String message = "The key `" + entry.key() + "` is not known here.";
    return Problem.error(ProblemCode.UNKNOWN_KEY, entry.position(), message)
        .withHint(keyHint(entry.key(), known));
  }

  private static @Nullable String keyHint(String key, List<String> known) {
    String advice = known.contains("multipleOf") ? TypeAdvice.forKey(key) : null;
    return advice == null ? Suggestions.hint(key, known) : advice;
  }

  private static Problem missingKey(Node.Mapping mapping, String key) {
    Node.@Nullable Entry empty = mapping.entries().get(key);
    SourcePosition position = empty == null ? mapping.position() : empty.position();
    String message =
        empty == null ? "The key `" + key + "` is missing." : "The key `" + key + "` has no value.";
    return Problem.error(ProblemCode.MISSING_KEY, position, message);
  }
}
