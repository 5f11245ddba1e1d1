package dev.mxcp.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mxcp.error.ToolException;
import dev.mxcp.json.JsonText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Keys of maps have the same text as values, and two that have the same are told. */
class MapKeysTest {

  private static final OffsetDateTime MOMENT =
      OffsetDateTime.of(2024, 1, 2, 3, 4, 0, 0, ZoneOffset.ofHours(2));

  @Provide
  Arbitrary<@Nullable Object> keys() {
    Arbitrary<@Nullable Object> scalars =
        Arbitraries.<Object>of(
                true,
                (byte) 1,
                (short) 2,
                3,
                4L,
                BigInteger.TWO.pow(100),
                new BigDecimal("1.10"),
                new BigDecimal("1E+3"),
                0.1f,
                2e-3,
                2e23,
                "text",
                'c',
                new byte[] {1, 2, 3},
                TimeUnit.DAYS,
                new UUID(1, 2),
                URI.create("a:b"),
                LocalDate.EPOCH,
                LocalTime.NOON,
                LocalDateTime.of(2024, 1, 2, 0, 0),
                MOMENT,
                ZonedDateTime.from(MOMENT),
                OffsetTime.from(MOMENT),
                OffsetDateTime.MAX,
                OffsetDateTime.MIN,
                Instant.EPOCH,
                Duration.ofMillis(1500),
                Period.ofDays(2))
            .injectNull(0.05);
    return Arbitraries.oneOf(
        scalars,
        Arbitraries.longs().asGeneric(),
        Arbitraries.doubles().asGeneric(),
        Arbitraries.floats().asGeneric(),
        Arbitraries.bigDecimals().asGeneric());
  }

  private static String text(@Nullable Object plain) {
    return plain instanceof String text ? text : JsonText.write(plain);
  }

  @Property
  void have_the_text_of_a_result(@ForAll("keys") @Nullable Object key) {
    String expected = text(ResultCodec.of(null).encode(key));

    Map<?, ?> plain = (Map<?, ?>) ResultCodec.of(null).encode(Collections.singletonMap(key, 1));
    assertThat(plain.keySet()).isEqualTo(Collections.singleton(expected));
    Map<?, ?> declared =
        (Map<?, ?>)
            ResultCodec.of(TypeText.type("{type: object}"))
                .encode(Collections.singletonMap(key, 1));
    assertThat(declared).isEqualTo(plain);
    assertThat(JsonText.write(Collections.singletonMap(key, 1)))
        .isEqualTo("{" + JsonText.write(expected) + ":1}");
  }

  @Property
  void have_the_text_of_an_argument(@ForAll("keys") @Nullable Object key) {
    for (String type : new String[] {"{type: object}", "{type: array}"}) {
      ArgumentCodec codec = ArgumentCodec.of(TypeText.parameters("{v: " + type + "}"));
      boolean isList = type.contains("array");
      Map<?, ?> given = Collections.singletonMap(key, key);
      Object argument = isList ? Collections.singletonList(given) : given;
      Object decoded = codec.decode(Map.of("v", argument)).get("v");
      Map<?, ?> map = (Map<?, ?>) (isList ? ((List<?>) decoded).get(0) : decoded);

      map.forEach((name, value) -> assertThat(name).isEqualTo(text(value)));
    }
  }

  @Property
  void that_have_one_text_are_told(@ForAll("keys") @Nullable Object key) {
    Map<@Nullable Object, Object> given = new LinkedHashMap<>();
    given.put(key, 1);
    given.put(text(ResultCodec.of(null).encode(key)), 2);

    if (given.size() == 2) {
      assertThatThrownBy(() -> ResultCodec.of(null).encode(given))
          .isInstanceOf(ToolException.class)
          .hasMessageContaining("two keys have the name ");
    }
  }

  @Test
  void of_arguments_themselves_are_texts_too() {
    ArgumentCodec codec = ArgumentCodec.of(TypeText.parameters("{v: {type: integer}}"));
    Map<Object, Object> given = new LinkedHashMap<>();
    given.put('v', 1);
    assertThat(codec.decode(raw(given))).isEqualTo(Map.of("v", 1L));
    given.put("v", 2);
    assertThatThrownBy(() -> codec.decode(raw(given)))
        .hasMessage("Invalid arguments: two keys have the name \"v\"");
  }

  @Test
  void within_something_sensitive_are_not_told() {
    ResultCodec codec = ResultCodec.of(TypeText.type("{type: object, sensitive: true}"));

    assertThatThrownBy(() -> codec.encode(Map.of(7788, 1, "7788", 2)))
        .hasMessage("Invalid result: two keys have the same name");
  }

  @SuppressWarnings("unchecked") // as hosts in other languages call
  private static Map<String, @Nullable Object> raw(Map<?, ?> map) {
    return (Map<String, @Nullable Object>) map;
  }
}
