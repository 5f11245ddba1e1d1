package dev.mxcp.internal.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mxcp.definition.Parameter;
import dev.mxcp.definition.ValueType;
import dev.mxcp.definition.ValueType.ArrayType;
import dev.mxcp.definition.ValueType.ObjectType;
import dev.mxcp.definition.ValueType.StringType;
import dev.mxcp.error.ToolException;
import dev.mxcp.internal.codec.ArgumentCodec;
import dev.mxcp.internal.codec.ResultCodec;
import dev.mxcp.internal.codec.TypeText;
import dev.mxcp.json.JsonText;
import dev.mxcp.registry.JsonSchema;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.everit.json.schema.FormatValidator;
import org.everit.json.schema.Schema;
import org.everit.json.schema.ValidationException;
import org.everit.json.schema.loader.SchemaLoader;
import org.json.JSONObject;
import org.json.JSONTokener;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Holds our codecs against an independent validator of the schemas that we write.
 *
 * <p>{@code -Dmxcp.tries=100000} tries more. Known differences, which the comparison leaves out:
 *
 * <ul>
 *   <li>Arguments: we also take the text of a value, numbers and booleans for strings, and null for
 *       properties that are not required. A value is compared only where its kinds are exactly the
 *       declared ones.
 *   <li>Integers: the validator takes {@code 2.0} for no integer, the drafts and we do.
 *   <li>Formats: the validator does not know {@code duration}, and its {@code email} needs a
 *       library that is not here; a second, simpler writing of both stands in. {@code time} and
 *       {@code date-time} without an offset are fine for us alone, so they are not generated; nor
 *       is {@code uri}.
 *   <li>Null in place of an object is a result in Java, and none of the schema, whose root is
 *       exactly an object.
 * </ul>
 */
class CodecsAgreeWithSchemasTest {

  private static final int TRIES = Integer.getInteger("mxcp.tries", 2_000);
  private static final int VALUES_PER_TYPE = 5;

  @Property(tries = 10, shrinking = ShrinkingMode.OFF)
  void arguments_are_accepted_where_the_schema_accepts_them(@ForAll long seed) {
    GeneratedTypes generated = new GeneratedTypes(new Random(seed));
    for (int i = 0; i < TRIES / 10 / VALUES_PER_TYPE; i++) {
      compareArguments(generated);
    }
  }

  @Property(tries = 10, shrinking = ShrinkingMode.OFF)
  void results_are_accepted_where_the_schema_accepts_them(@ForAll long seed) {
    GeneratedTypes generated = new GeneratedTypes(new Random(seed));
    for (int i = 0; i < TRIES / 10 / VALUES_PER_TYPE; i++) {
      compareResults(generated);
    }
  }

  @Test
  void comparison_sees_both_answers_and_leaves_little_out() {
    GeneratedTypes generated = new GeneratedTypes(new Random(1));
    int[] counts = new int[3];
    for (int i = 0; i < 1_000; i++) {
      ValueType type = generated.type(2);
      Object value = generated.value(type);
      counts[isConvertible(type, value, false) ? 2 : isResult(type, value) ? 1 : 0]++;
    }
    assertThat(counts[0]).as("refused").isGreaterThan(150);
    assertThat(counts[1]).as("accepted").isGreaterThan(150);
    assertThat(counts[2]).as("left out").isLessThan(400);
  }

  private static void compareArguments(GeneratedTypes generated) {
    ValueType type = generated.type(2);
    List<Parameter> parameters = List.of(TypeText.parameter("v", type));
    ArgumentCodec codec = ArgumentCodec.of(parameters);
    Schema schema = load(SchemaWriter.input(parameters));
    for (int i = 0; i < VALUES_PER_TYPE; i++) {
      Map<String, @Nullable Object> given = Collections.singletonMap("v", generated.value(type));
      if (!isConvertible(type, given.get("v"), true)) {
        compare(schema, given, failure(() -> codec.decode(given)));
      }
    }
  }

  private static void compareResults(GeneratedTypes generated) {
    ValueType type = generated.type(2);
    ResultCodec codec = ResultCodec.of(type);
    Schema schema = load(wrapped(SchemaWriter.output(type)));
    for (int i = 0; i < VALUES_PER_TYPE; i++) {
      Object value = generated.value(type);
      Map<String, @Nullable Object> given = Collections.singletonMap("v", value);
      if (value != null || !(type instanceof ObjectType)) {
        compare(schema, given, failure(() -> codec.encode(value)));
      }
    }
  }

  private static JsonSchema wrapped(JsonSchema schema) {
    Map<String, @Nullable Object> map = Map.of("properties", Map.of("v", schema.map()));
    return new JsonSchema(map, JsonText.write(map));
  }

  private static boolean isResult(ValueType type, @Nullable Object value) {
    return failure(() -> ResultCodec.of(type).encode(value)).isEmpty();
  }

  private static void compare(Schema schema, Object given, Optional<String> ours) {
    Optional<String> theirs = validate(schema, JsonText.write(given));

    assertThat(ours.isPresent())
        .as("%s%nagainst %s%nours: %s%ntheirs: %s", JsonText.write(given), schema, ours, theirs)
        .isEqualTo(theirs.isPresent());
  }

  private static Optional<String> failure(Runnable action) {
    try {
      action.run();
      return Optional.empty();
    } catch (ToolException e) {
      return Optional.of(e.getMessage());
    }
  }

  private static Optional<String> validate(Schema schema, String json) {
    try {
      schema.validate(new JSONObject(new JSONTokener(json)));
      return Optional.empty();
    } catch (ValidationException e) {
      return Optional.of(e.getAllMessages().toString());
    }
  }

  private static Schema load(JsonSchema schema) {
    String text = schema.text().replace("\"email\"", "\"mail\"");
    return SchemaLoader.builder()
        .draftV7Support()
        .addFormatValidator(format("mail", "[a-z]+@[a-z]+([.][a-z]+)+"))
        .addFormatValidator(format("duration", "P2W|P1D|PT1[.]5S"))
        .schemaJson(new JSONObject(new JSONTokener(text)))
        .build()
        .load()
        .build();
  }

  private static FormatValidator format(String name, String regex) {
    return new FormatValidator() {
      @Override
      public Optional<String> validate(String text) {
        return text.matches(regex) ? Optional.empty() : Optional.of("no " + name);
      }

      @Override
      public String formatName() {
        return name;
      }
    };
  }

  /** Returns whether a value, or a part of it, is one that we convert and a schema refuses. */
  private static boolean isConvertible(
      @Nullable ValueType type, @Nullable Object value, boolean required) {
    if (type == null) {
      return false;
    }
    if (value == null) {
      return !required;
    }
    if (value instanceof List<?> list && type instanceof ArrayType array) {
      return list.stream().anyMatch(item -> isConvertible(array.items(), item, true));
    }
    if (value instanceof Map<?, ?> map && type instanceof ObjectType object) {
      return object.properties().keySet().stream()
          .anyMatch(name -> map.containsKey(name) && isConvertible(object, name, map.get(name)));
    }
    return type instanceof StringType
        ? value instanceof Number || value instanceof Boolean
        : value instanceof String;
  }

  private static boolean isConvertible(ObjectType type, String name, @Nullable Object value) {
    return isConvertible(type.properties().get(name), value, type.required().contains(name));
  }
}
