package dev.mxcp.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mxcp.json.JsonText;
import dev.mxcp.spi.RowSink;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.function.Consumer;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Values of classes that we do not know are errors that name the class, at every door. */
class ForeignValuesTest {

  private static final List<String> TYPES =
      List.of(
          "{type: string}",
          "{type: string, format: date}",
          "{type: number}",
          "{type: integer}",
          "{type: boolean}",
          "{type: array}",
          "{type: array, uniqueItems: true}",
          "{type: array, items: {type: integer}}",
          "{type: object}",
          "{type: object, properties: {a: {type: integer}}}");

  private record Door(String name, Consumer<Object> pass) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** A number that is none of Java's. */
  private static final class Fraction extends Number {
    private static final long serialVersionUID = 1L;

    @Override
    public int intValue() {
      return 1;
    }

    @Override
    public long longValue() {
      return 1;
    }

    @Override
    public float floatValue() {
      return 1;
    }

    @Override
    public double doubleValue() {
      return 1;
    }

    @Override
    public String toString() {
      return "1";
    }
  }

  private static ObjectNode tree() {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    tree.putArray("a").add(1);
    return tree;
  }

  @Provide
  Arbitrary<Object> foreign() {
    return Arbitraries.of(
        tree(),
        tree().get("a"),
        JsonNodeFactory.instance.textNode("x"),
        (Iterable<Integer>) List.of(1)::iterator,
        List.of(1).iterator(),
        Stream.of(1),
        Map.entry("a", 1),
        OptionalInt.of(1),
        Path.of("a"),
        new Fraction(),
        new DoubleAdder(),
        new StackTraceElement[] {new StackTraceElement("a", "b", "c", 1)}[0],
        String.class);
  }

  @Provide
  Arbitrary<Door> doors() {
    return Arbitraries.of(TYPES)
        .flatMap(type -> Arbitraries.of(argument(type), result(type), streamed(type)))
        .injectNull(0.2)
        .map(door -> door == null ? undeclared() : door);
  }

  private static Door argument(String type) {
    ArgumentCodec codec = ArgumentCodec.of(TypeText.parameters("{v: " + type + "}"));
    return new Door("argument " + type, value -> codec.decode(Map.of("v", value)));
  }

  private static Door result(String type) {
    ResultCodec codec = ResultCodec.of(TypeText.type(type));
    return new Door("result " + type, codec::encode);
  }

  private static Door streamed(String type) {
    ResultCodec codec = ResultCodec.of(TypeText.type("{type: array, items: " + type + "}"));
    return new Door(
        "row " + type,
        value -> {
          JsonResult result = new JsonResult(codec, new ByteArrayOutputStream());
          result.list();
          RowSink rows = result.values();
          rows.begin();
          rows.value(0, value);
          rows.end();
        });
  }

  private static Door undeclared() {
    return new Door("JSON text", JsonText::write);
  }

  @Property(tries = 500)
  void are_refused_at_every_door(@ForAll("foreign") Object value, @ForAll("doors") Door door) {
    for (Object given : List.of(value, List.of(value), Map.of("a", value))) {
      assertThatThrownBy(() -> door.pass().accept(given)).as("%s", door).isNotNull();
    }
    assertThatThrownBy(() -> door.pass().accept(value))
        .hasMessageContaining("got a value of " + value.getClass().getName().replaceAll("/.*", ""));
  }

  @Property(tries = 200)
  void are_refused_as_keys(@ForAll("foreign") Object key) {
    assertThatThrownBy(() -> JsonText.write(Map.of(key, 1)))
        .hasMessageContaining("expected names as keys, got a value of ");
  }

  @Test
  void what_is_documented_passes() {
    assertThat(JsonText.write(new AtomicInteger(5))).isEqualTo("5");
    assertThat(JsonText.write(Arrays.asList(new int[] {1}, Collections.emptySet())))
        .isEqualTo("[[1],[]]");
    assertThat(JsonText.write(new StringBuilder("x"))).isEqualTo("\"x\"");
  }
}
