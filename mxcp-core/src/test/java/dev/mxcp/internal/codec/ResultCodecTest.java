package dev.mxcp.internal.codec;

import static dev.mxcp.internal.codec.TypeText.type;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mxcp.error.FailureCode;
import dev.mxcp.error.ToolException;
import dev.mxcp.error.Violation;
import dev.mxcp.json.JsonText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ResultCodecTest {

  private record Row(int id, LocalDate day, Optional<String> note) {}

  private static @Nullable Object encode(@Nullable Object value) {
    return ResultCodec.of(null).encode(value);
  }

  private static @Nullable Object encode(String type, @Nullable Object value) {
    return ResultCodec.of(type(type)).encode(value);
  }

  private static List<String> wrong(String type, @Nullable Object value) {
    return failure(ResultCodec.of(type(type)), value).violations().stream()
        .map(Violation::toString)
        .toList();
  }

  private static ToolException failure(ResultCodec codec, @Nullable Object value) {
    ToolException failure = catchThrowableOfType(ToolException.class, () -> codec.encode(value));
    assertThat(failure).as("failure").isNotNull();
    assertThat(failure.code()).isEqualTo(FailureCode.INVALID_RESULT);
    return failure;
  }

  @Nested
  class Conversion {

    @Test
    void dates_and_times_become_iso_texts() {
      LocalDateTime local = LocalDateTime.of(2024, 1, 2, 3, 4);

      assertThat(encode(LocalDate.of(2024, 1, 2))).isEqualTo("2024-01-02");
      assertThat(encode(LocalTime.of(3, 4))).isEqualTo("03:04:00");
      assertThat(encode(local)).isEqualTo("2024-01-02T03:04:00");
      assertThat(encode(local.plusNanos(500_000_000))).isEqualTo("2024-01-02T03:04:00.500");
      assertThat(encode(local.atOffset(ZoneOffset.ofHours(2)))).isEqualTo("2024-01-02T01:04:00Z");
      assertThat(encode(local.atZone(ZoneId.of("Europe/Zurich"))))
          .isEqualTo("2024-01-02T02:04:00Z");
      assertThat(encode(Instant.EPOCH)).isEqualTo("1970-01-01T00:00:00Z");
      assertThat(encode(OffsetTime.of(3, 4, 5, 0, ZoneOffset.ofHours(2))))
          .isEqualTo("03:04:05+02:00");
      assertThat(encode(Duration.ofHours(26))).isEqualTo("PT26H");
    }

    @Test
    void other_scalars_become_texts() {
      UUID uuid = UUID.fromString("123e4567-e89b-12d3-a456-426614174000");

      assertThat(encode(uuid)).isEqualTo(uuid.toString());
      assertThat(encode(new byte[] {1, 2, (byte) 0xff})).isEqualTo("AQL/");
      assertThat(encode(TimeUnit.DAYS)).isEqualTo("DAYS");
      assertThat(encode('x')).isEqualTo("x");
    }

    @Test
    void numbers_stay_exact_and_what_json_has_not_becomes_null() {
      BigInteger big = BigInteger.TWO.pow(100);

      assertThat(encode(5)).isEqualTo(5L);
      assertThat(encode(0.1f)).isEqualTo(0.1);
      assertThat(encode(new BigDecimal("1.10"))).isEqualTo(new BigDecimal("1.10"));
      assertThat(encode(big)).isEqualTo(big);
      assertThat(encode(BigInteger.ONE)).isEqualTo(1L);
      assertThat(encode(Double.NaN)).isNull();
      assertThat(encode(Float.NEGATIVE_INFINITY)).isNull();
      assertThat(encode("{type: number}", Double.NaN)).isNull();
      assertThat(encode("{type: integer}", Double.POSITIVE_INFINITY)).isNull();
    }

    @Test
    void collections_and_arrays_become_lists() {
      assertThat(encode(new LinkedHashSet<>(List.of(2, 1)))).isEqualTo(List.of(2L, 1L));
      assertThat(encode(new int[][] {{1}, {}})).isEqualTo(List.of(List.of(1L), List.of()));
    }

    @Test
    void records_optionals_and_maps_with_other_keys_become_plain() {
      Map<Object, Object> keys = new LinkedHashMap<>();
      keys.put(1, "a");
      keys.put(null, "b");
      keys.put(LocalDate.EPOCH, "c");

      assertThat(encode(new Row(1, LocalDate.EPOCH, Optional.empty())))
          .isEqualTo(JsonText.read("{\"id\":1,\"day\":\"1970-01-01\",\"note\":null}"));
      assertThat(encode(Optional.of(Optional.of(1)))).isEqualTo(1L);
      assertThat(encode(keys)).isEqualTo(Map.of("1", "a", "null", "b", "1970-01-01", "c"));
    }

    @Test
    void plain_map_is_not_copied_but_cannot_be_changed() {
      Map<String, Object> row = new HashMap<>(Map.of("a", 1L, "b", "x"));
      Map<?, ?> encoded = (Map<?, ?>) encode(row);

      assertThat(encoded).isEqualTo(row);
      assertThatThrownBy(encoded::clear).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void what_needs_conversion_is_copied_in_order_and_the_given_map_stays_as_it_is() {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("z", 1);
      row.put("a", "x");

      assertThat(encode(row)).hasToString("{z=1, a=x}").isEqualTo(Map.of("z", 1L, "a", "x"));
      assertThat(row).containsEntry("z", 1);
    }

    @Test
    void other_objects_cycles_and_deep_nesting_are_refused() {
      Map<String, Object> cycle = new HashMap<>();
      cycle.put("a", cycle);
      cycle.put("b", cycle);
      Object deep = 1;
      for (int i = 0; i < 100_000; i++) {
        deep = List.of(deep);
      }

      assertThat(failure(ResultCodec.of(null), List.of(new Thread())))
          .hasMessage(
              "Invalid result: [0]: expected a value that JSON can hold, got a value of java.lang.Thread");
      assertThat(failure(ResultCodec.of(null), cycle))
          .hasMessageContaining("nests deeper than 200");
      assertThat(failure(ResultCodec.of(null), deep)).hasMessageContaining("nests deeper than 200");
      assertThat(failure(ResultCodec.of(type("{type: object}")), cycle)).isNotNull();
      assertThat(failure(ResultCodec.of(null), Path.of("a"))).isNotNull();
    }
  }

  @Nested
  class Checks {

    @Test
    void null_is_accepted_anywhere_and_required_wants_presence() {
      String type =
          "{type: object, properties: {a: {type: integer, minimum: 1}, l: {type: array, items:"
              + " {type: string, enum: [x]}}}, required: [a, l]}";
      Map<String, Object> given = new HashMap<>();
      given.put("a", null);
      given.put("l", Arrays.asList("x", null));

      assertThat(encode(type, null)).isNull();
      assertThat(encode(type, given)).isEqualTo(given);
      assertThat(wrong(type, Map.of())).containsExactly("a: missing", "l: missing");
    }

    @Test
    void texts_are_not_converted() {
      assertThat(wrong("{type: integer}", "5")).containsExactly("expected an integer, got \"5\"");
      assertThat(wrong("{type: number}", "5")).containsExactly("expected a number, got \"5\"");
      assertThat(wrong("{type: boolean}", "true"))
          .containsExactly("expected true or false, got \"true\"");
      assertThat(wrong("{type: array}", "[]")).containsExactly("expected an array, got \"[]\"");
      assertThat(wrong("{type: object}", "{}")).containsExactly("expected an object, got \"{}\"");
      assertThat(wrong("{type: string}", 5)).containsExactly("expected a string, got 5");
      assertThat(wrong("{type: string}", true)).containsExactly("expected a string, got true");
    }

    @Test
    void numbers_are_held_to_every_limit() {
      assertThat(encode("{type: integer}", 5.0)).isEqualTo(5L);
      assertThat(encode("{type: number}", 5)).isEqualTo(5L);
      assertThat(encode("{type: number, multipleOf: 0.01}", new BigDecimal("1.10")))
          .isEqualTo(new BigDecimal("1.10"));
      assertThat(wrong("{type: integer}", 5.5)).hasSize(1);
      assertThat(wrong("{type: number, exclusiveMaximum: 1}", 1))
          .containsExactly("expected less than 1, got 1");
      assertThat(wrong("{type: integer, enum: [1, 2]}", 3))
          .containsExactly("expected one of 1, 2, got 3");
      assertThat(encode("{type: number, enum: [1]}", new BigDecimal("1.0")))
          .isEqualTo(new BigDecimal("1.0"));
    }

    @Test
    void texts_are_held_to_every_limit() {
      assertThat(wrong("{type: string, format: email, minLength: 3, pattern: b}", "a"))
          .containsExactly(
              "expected at least 3 characters, got 1",
              "expected a text that matches b, got \"a\"",
              "expected a mail address, got \"a\"");
      assertThat(encode("{type: string, format: date}", LocalDate.EPOCH)).isEqualTo("1970-01-01");
      assertThat(wrong("{type: string, format: date}", LocalDate.EPOCH.atStartOfDay())).hasSize(1);
      assertThat(encode("{type: string, format: date-time}", LocalDate.EPOCH.atStartOfDay()))
          .isEqualTo("1970-01-01T00:00:00");
      assertThat(encode("{type: string, format: timestamp}", Instant.EPOCH))
          .isEqualTo("1970-01-01T00:00:00Z");
      assertThat(encode("{type: string, format: duration}", Duration.ofMillis(-1500)))
          .isEqualTo("PT-1.5S");
      assertThat(encode("{type: string, format: date, enum: ['1970-01-01']}", LocalDate.EPOCH))
          .isNotNull();
    }

    @Test
    void lists_and_objects_are_held_to_every_limit() {
      assertThat(wrong("{type: array, uniqueItems: true, minItems: 3}", List.of(1, 1.0)))
          .containsExactly(
              "expected at least 3 items, got 2", "expected items that differ, but [0] equals [1]");
      assertThat(wrong("{type: object, additionalProperties: false}", Map.of("a", 1)))
          .containsExactly("a: unknown property");
      assertThat(
              wrong(
                  "{type: array, items: {type: object, properties: {day: {type: integer}}}}",
                  List.of(Map.of("day", "x"))))
          .containsExactly("[0].day: expected an integer, got \"x\"");
    }

    @Test
    void undeclared_properties_are_converted_too() {
      assertThat(
              encode(
                  "{type: object, properties: {a: {type: string}}}", Map.of("b", LocalDate.EPOCH)))
          .isEqualTo(Map.of("b", "1970-01-01"));
    }

    @Test
    void sensitive_results_are_not_shown() {
      String type =
          "{type: array, items: {type: object, properties: {key: {type: integer, sensitive: true}}}}";

      assertThat(
              failure(ResultCodec.of(type(type)), List.of(Map.of("key", "hunter2"))).diagnostic())
          .isEqualTo("Invalid result: [0].key: expected an integer, got a sensitive value");
    }

    @Test
    void ten_thousand_rows_pass() {
      Map<String, Object> row = Map.of("id", 1L, "name", "x");
      List<Object> rows = new ArrayList<>(Collections.nCopies(10_000, row));

      assertThat(
              encode(
                  "{type: array, items: {type: object, properties: {id: {type: integer}}}}", rows))
          .isEqualTo(rows);
    }
  }
}
