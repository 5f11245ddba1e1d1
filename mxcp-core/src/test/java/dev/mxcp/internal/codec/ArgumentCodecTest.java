package dev.mxcp.internal.codec;

import static dev.mxcp.internal.codec.TypeText.parameters;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mxcp.error.FailureCode;
import dev.mxcp.error.ToolException;
import dev.mxcp.error.Violation;
import dev.mxcp.json.JsonText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ArgumentCodecTest {

  private record Point(int x, Integer y) {}

  /** Converts one value by a type. */
  static @Nullable Object decode(String type, @Nullable Object value) {
    return ArgumentCodec.of(parameters("{v: " + type + "}"))
        .decode(Collections.singletonMap("v", value))
        .get("v");
  }

  static ToolException failure(String parameters, Map<String, ?> given) {
    ArgumentCodec codec = ArgumentCodec.of(parameters(parameters));
    ToolException failure = catchThrowableOfType(ToolException.class, () -> codec.decode(given));
    assertThat(failure).as("a failure").isNotNull();
    return failure;
  }

  static List<String> wrong(String type, @Nullable Object value) {
    return failure("{v: " + type + "}", Collections.singletonMap("v", value)).violations().stream()
        .map(Violation::toString)
        .toList();
  }

  @Nested
  class Parameters {

    @Test
    void returns_arguments_in_the_order_of_the_parameters() {
      ArgumentCodec codec =
          ArgumentCodec.of(parameters("{b: {type: integer}, a: {type: integer, default: 7}}"));
      Map<String, Integer> given = new LinkedHashMap<>();
      given.put("a", 1);
      given.put("b", 2);

      assertThat(codec.decode(given)).containsExactly(Map.entry("b", 2L), Map.entry("a", 1L));
      assertThat(codec.decode(Map.of("b", 2)))
          .containsExactly(Map.entry("b", 2L), Map.entry("a", 7L));
    }

    @Test
    void reports_missing_and_unknown_parameters_together() {
      ToolException failure =
          failure("{email: {type: string}, age: {type: integer}}", Map.of("emial", "x"));

      assertThat(failure.code()).isEqualTo(FailureCode.INVALID_ARGUMENTS);
      assertThat(failure)
          .hasMessage(
              "Invalid arguments: email: missing; age: missing;"
                  + " emial: unknown parameter, did you mean email?");
    }

    @Test
    void refuses_any_argument_where_no_parameter_is_declared() {
      assertThat(failure("{}", Map.of("x", 1)).violations())
          .containsExactly(new Violation("x", "unknown parameter"));
      assertThat(ArgumentCodec.of(List.of()).decode(Map.of())).isEmpty();
    }

    @Test
    void survives_a_map_with_a_null_key() {
      Map<String, Object> given = new HashMap<>();
      given.put(null, 1);

      assertThat(failure("{a: {type: integer, default: 1}}", given).violations())
          .containsExactly(new Violation("null", "unknown parameter"));
    }

    @Test
    void result_is_immutable_at_every_depth() {
      Map<String, Object> decoded =
          ArgumentCodec.of(parameters("{a: {type: array}, o: {type: object}}"))
              .decode(Map.of("a", List.of(new ArrayList<>()), "o", Map.of("x", new HashMap<>())));

      assertThatThrownBy(() -> decoded.put("b", 1))
          .isInstanceOf(UnsupportedOperationException.class);
      List<?> list = (List<?>) ((List<?>) decoded.get("a")).get(0);
      assertThatThrownBy(() -> list.add(null)).isInstanceOf(UnsupportedOperationException.class);
      Map<?, ?> map = (Map<?, ?>) ((Map<?, ?>) decoded.get("o")).get("x");
      assertThatThrownBy(map::clear).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void does_not_follow_later_changes_of_what_was_given() {
      List<Object> given = new ArrayList<>(List.of(1));
      Object decoded = decode("{type: object}", Map.of("list", given));
      given.add(2);

      assertThat(decoded).isEqualTo(Map.of("list", List.of(1L)));
    }

    @Test
    void tells_twenty_violations_and_keeps_a_thousand() {
      List<String> items = Collections.nCopies(5_000, "x");
      ToolException failure =
          failure("{v: {type: array, items: {type: integer}}}", Map.of("v", items));

      assertThat(failure.violations()).hasSize(1_000);
      assertThat(failure.getMessage())
          .contains("v[19]")
          .doesNotContain("v[20]")
          .endsWith("; and 980 more");
      assertThat(failure.diagnostic()).contains("v[999]");
    }

    @Test
    void default_that_does_not_fit_cannot_be_compiled() {
      assertThatThrownBy(() -> ArgumentCodec.of(parameters("{a: {type: integer, default: x}}")))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("The default of a does not fit");
    }
  }

  @Nested
  class Nulls {

    @Test
    void is_refused_where_there_is_no_default() {
      assertThat(wrong("{type: integer}", null))
          .containsExactly("v: expected an integer, got null");
    }

    @Test
    void passes_where_there_is_a_default_and_stays_null() {
      assertThat(decode("{type: integer, default: 5}", null)).isNull();
      assertThat(decode("{type: integer, enum: [5], default: 5}", null)).isNull();
    }

    @Test
    void default_null_fills_in_null() {
      ArgumentCodec codec = ArgumentCodec.of(parameters("{a: {type: string, default: null}}"));

      assertThat(codec.decode(Map.of())).containsExactly(entryOfNull("a"));
    }

    @Test
    void property_may_be_null_unless_it_is_required() {
      String type =
          "{type: object, properties: {a: {type: string}, b: {type: string}}, required: [b]}";
      Map<String, Object> given = new LinkedHashMap<>();
      given.put("a", null);
      given.put("b", null);

      assertThat(wrong(type, given)).containsExactly("v.b: expected a string, got null");
      given.put("b", "x");
      assertThat(decode(type, given)).isEqualTo(given);
    }

    @Test
    void item_must_not_be_null_where_items_have_a_type() {
      List<Object> given = Arrays.asList(1, null);

      assertThat(wrong("{type: array, items: {type: integer}}", given))
          .containsExactly("v[1]: expected an integer, got null");
      assertThat(decode("{type: array, items: {type: integer, default: null}}", given)).isNotNull();
      assertThat(decode("{type: array}", given)).isEqualTo(Arrays.asList(1L, null));
    }

    @Test
    void passes_where_the_enum_lists_it() {
      assertThat(decode("{type: string, enum: [a, null]}", null)).isNull();
    }

    private static Map.Entry<String, Object> entryOfNull(String key) {
      return new java.util.AbstractMap.SimpleEntry<>(key, null);
    }
  }

  @Nested
  class Strings {

    @Test
    void numbers_and_booleans_become_their_json_text() {
      assertThat(decode("{type: string}", 5)).isEqualTo("5");
      assertThat(decode("{type: string}", 5.5)).isEqualTo("5.5");
      assertThat(decode("{type: string}", new BigDecimal("1E+3"))).isEqualTo("1000");
      assertThat(decode("{type: string}", true)).isEqualTo("true");
    }

    @Test
    void texts_of_java_become_strings() {
      UUID uuid = UUID.fromString("123e4567-e89b-12d3-a456-426614174000");

      assertThat(decode("{type: string}", new StringBuilder("x"))).isEqualTo("x");
      assertThat(decode("{type: string}", 'x')).isEqualTo("x");
      assertThat(decode("{type: string}", TimeUnit.DAYS)).isEqualTo("DAYS");
      assertThat(decode("{type: string}", uuid)).isEqualTo(uuid.toString());
      assertThat(decode("{type: string}", LocalTime.of(1, 2))).isEqualTo("01:02:00");
      assertThat(decode("{type: string}", new byte[] {1, 2})).isEqualTo("AQI=");
      assertThat(decode("{type: string, format: uri}", URI.create("a:b"))).isEqualTo("a:b");
    }

    @Test
    void lists_maps_and_numbers_that_json_does_not_have_are_refused() {
      assertThat(wrong("{type: string}", List.of()))
          .containsExactly("v: expected a string, got an array");
      assertThat(wrong("{type: string}", Map.of()))
          .containsExactly("v: expected a string, got an object");
      assertThat(wrong("{type: string}", Double.NaN))
          .containsExactly("v: expected a string, got NaN");
      assertThat(wrong("{type: string}", new Object()))
          .containsExactly("v: expected a string, got a value of java.lang.Object");
    }

    @Test
    void length_counts_code_points() {
      assertThat(decode("{type: string, maxLength: 2}", "😀😀")).isEqualTo("😀😀");
      assertThat(wrong("{type: string, minLength: 3}", "😀😀"))
          .containsExactly("v: expected at least 3 characters, got 2");
      assertThat(wrong("{type: string, maxLength: 1}", "ab"))
          .containsExactly("v: expected at most 1 characters, got 2");
    }

    @Test
    void limits_hold_for_formats_too() {
      assertThat(wrong("{type: string, format: email, maxLength: 5, pattern: x}", "a@b.org"))
          .containsExactly(
              "v: expected at most 5 characters, got 7",
              "v: expected a text that matches x, got \"a@b.org\"");
    }

    @Test
    void pattern_is_searched_and_dollar_is_the_very_end() {
      assertThat(decode("{type: string, pattern: b+}", "abc")).isEqualTo("abc");
      assertThat(wrong("{type: string, pattern: '^b'}", "abc")).hasSize(1);
      assertThat(wrong("{type: string, pattern: '^abc$'}", "abc\n"))
          .containsExactly("v: expected a text that matches ^abc$, got \"abc\\n\"");
      assertThat(decode("{type: string, pattern: '^[$[&&]+$'}", "[$&")).isEqualTo("[$&");
    }

    @Test
    @Timeout(240)
    void pattern_that_backtracks_for_ever_is_given_up() {
      String text = "a".repeat(200);

      assertThat(wrong("{type: string, pattern: '^(.*)(.*)(.*)(.*)(.*)(.*)x$'}", text))
          .containsExactly(
              "v: cannot be matched with ^(.*)(.*)(.*)(.*)(.*)(.*)x$: the search takes too long");
      assertThat(decode("{type: string, pattern: 'z$'}", "a".repeat(500_000) + "z")).isNotNull();
    }

    @Test
    void lone_surrogates_are_no_text() {
      assertThat(wrong("{type: string}", "a\ud800"))
          .containsExactly("v: expected Unicode text, got \"a\\ud800\"");
      assertThat(wrong("{type: string}", "\udc00a")).hasSize(1);
      assertThat(decode("{type: string}", "a😀")).isEqualTo("a😀");
    }

    @Test
    void messages_shorten_long_texts_and_escape_what_disturbs_a_log() {
      assertThat(wrong("{type: integer}", "é".repeat(500)).get(0))
          .hasSizeLessThan(100)
          .endsWith("é…\"");
      assertThat(wrong("{type: integer}", "a\nb\u001b[1m\u202e"))
          .containsExactly("v: expected an integer, got \"a\\nb\\u001b[1m\\u202e\"");
    }
  }

  @Nested
  class Formats {

    @Test
    void date_becomes_local_date() {
      assertThat(decode("{type: string, format: date}", "2024-02-29"))
          .isEqualTo(LocalDate.of(2024, 2, 29));
      assertThat(decode("{type: string, format: date}", LocalDate.EPOCH))
          .isEqualTo(LocalDate.EPOCH);
    }

    @Test
    void time_becomes_local_time_or_offset_time() {
      assertThat(decode("{type: string, format: time}", "13:45:01.5"))
          .isEqualTo(LocalTime.of(13, 45, 1, 500_000_000));
      assertThat(decode("{type: string, format: time}", "13:45:00Z"))
          .isEqualTo(OffsetTime.of(13, 45, 0, 0, ZoneOffset.UTC));
      assertThat(decode("{type: string, format: time}", LocalTime.MIDNIGHT))
          .isEqualTo(LocalTime.MIDNIGHT);
    }

    @Test
    void date_time_becomes_local_or_offset_date_time() {
      LocalDateTime local = LocalDateTime.of(2024, 1, 2, 3, 4, 5);

      assertThat(decode("{type: string, format: date-time}", "2024-01-02T03:04:05"))
          .isEqualTo(local);
      assertThat(decode("{type: string, format: date-time}", "2024-01-02 03:04:05"))
          .isEqualTo(local);
      assertThat(decode("{type: string, format: date-time}", "2024-01-02T03:04:05+02:00"))
          .isEqualTo(local.atOffset(ZoneOffset.ofHours(2)));
      assertThat(
              decode("{type: string, format: date-time}", local.atZone(ZoneId.of("Europe/Zurich"))))
          .isEqualTo(local.atOffset(ZoneOffset.ofHours(1)));
    }

    @Test
    void timestamp_becomes_a_moment_in_utc() {
      OffsetDateTime moment = OffsetDateTime.parse("2024-01-02T03:04:05.25Z");

      assertThat(decode("{type: string, format: timestamp}", 1704164645.25)).isEqualTo(moment);
      assertThat(decode("{type: string, format: timestamp}", "1704164645.25")).isEqualTo(moment);
      assertThat(decode("{type: string, format: timestamp}", "2024-01-02T05:04:05.25+02:00"))
          .isEqualTo(moment);
      assertThat(decode("{type: string, format: timestamp}", moment.toInstant())).isEqualTo(moment);
      assertThat(decode("{type: string, format: timestamp}", -0.5))
          .isEqualTo(Instant.ofEpochMilli(-500).atOffset(ZoneOffset.UTC));
    }
  }

  @Nested
  class Numeric {

    @Test
    void integer_is_long_or_big_integer() {
      BigInteger big = new BigInteger("99999999999999999999");

      assertThat(decode("{type: integer}", (byte) 5)).isEqualTo(5L);
      assertThat(decode("{type: integer}", 5.0)).isEqualTo(5L);
      assertThat(decode("{type: integer}", -0.0)).isEqualTo(0L);
      assertThat(decode("{type: integer}", "5")).isEqualTo(5L);
      assertThat(decode("{type: integer}", "1e3")).isEqualTo(1000L);
      assertThat(decode("{type: integer}", big)).isEqualTo(big);
      assertThat(decode("{type: integer}", "99999999999999999999")).isEqualTo(big);
      assertThat(decode("{type: integer}", new AtomicInteger(5))).isEqualTo(5L);
      assertThat(decode("{type: integer}", Long.toString(Long.MIN_VALUE)))
          .isEqualTo(Long.MIN_VALUE);
    }

    @Test
    void number_is_double_or_big_decimal_where_a_double_loses_digits() {
      BigDecimal exact = new BigDecimal("0.12345678901234567890");

      assertThat(decode("{type: number}", 5)).isEqualTo(5.0);
      assertThat(decode("{type: number}", 0.1f)).isEqualTo(0.1);
      assertThat(decode("{type: number}", "0.1")).isEqualTo(0.1);
      assertThat(decode("{type: number}", new BigDecimal("0.10")))
          .isEqualTo(new BigDecimal("0.10"));
      assertThat(decode("{type: number}", exact.toPlainString())).isEqualTo(exact);
      assertThat(decode("{type: number}", 9007199254740993L))
          .isEqualTo(new BigDecimal("9007199254740993"));
      assertThat(decode("{type: number}", 9007199254740992L)).isEqualTo(9007199254740992.0);
    }

    @Test
    void multiple_of_is_decimal() {
      assertThat(decode("{type: number, multipleOf: 0.1}", 0.3)).isEqualTo(0.3);
      assertThat(decode("{type: number, multipleOf: 0.01}", 1e15)).isEqualTo(1e15);
      assertThat(wrong("{type: number, multipleOf: 0.1}", 0.25))
          .containsExactly("v: expected a multiple of 0.1, got 0.25");
      assertThat(wrong("{type: integer, multipleOf: 3}", 7))
          .containsExactly("v: expected a multiple of 3, got 7");
    }

    @Test
    void every_broken_limit_is_told() {
      assertThat(wrong("{type: integer, minimum: 10, exclusiveMinimum: 9, multipleOf: 2}", 7))
          .containsExactly(
              "v: expected at least 10, got 7",
              "v: expected more than 9, got 7",
              "v: expected a multiple of 2, got 7");
    }

    @Test
    void limits_are_exact_beyond_doubles() {
      assertThat(wrong("{type: integer, maximum: 9007199254740992}", 9007199254740993L)).hasSize(1);
      assertThat(wrong("{type: number, maximum: 0.1}", new BigDecimal("0.10000000000000000001")))
          .hasSize(1);
      assertThat(decode("{type: number, minimum: 0.1, maximum: 0.1}", 0.1)).isEqualTo(0.1);
      assertThat(decode("{type: number, minimum: 0}", -0.0)).isEqualTo(-0.0);
      assertThat(wrong("{type: integer, maximum: 1.5}", 2)).hasSize(1);
    }

    @Test
    @Timeout(240)
    void numbers_of_a_billion_digits_are_refused_at_once() {
      assertThat(wrong("{type: number}", "1e999999999"))
          .containsExactly("v: expected a number, got \"1e999999999\"");
      assertThat(wrong("{type: integer}", new BigDecimal("1e999999999"))).hasSize(1);
      assertThat(wrong("{type: string}", new BigDecimal("1e-999999999"))).hasSize(1);
      assertThat(wrong("{type: integer}", BigInteger.ONE.shiftLeft(10_000_000))).hasSize(1);
      assertThat(wrong("{type: number}", "9".repeat(1_000_000))).hasSize(1);
      assertThat(wrong("{type: number}", "1e99999999999999999999")).hasSize(1);
      assertThat(decode("{type: number}", "1e400")).isEqualTo(new BigDecimal("1e400"));
    }
  }

  @Nested
  class Lists {

    @Test
    void takes_every_kind_of_list() {
      String type = "{type: array, items: {type: integer}}";

      assertThat(decode(type, new int[] {1, 2})).isEqualTo(List.of(1L, 2L));
      assertThat(decode(type, new Object[] {1, "2"})).isEqualTo(List.of(1L, 2L));
      assertThat(decode(type, new ArrayDeque<>(List.of(1, 2)))).isEqualTo(List.of(1L, 2L));
      assertThat(decode(type, "[1, \"2\"]")).isEqualTo(List.of(1L, 2L));
      assertThat(decode("{type: array, items: {type: array}}", List.of("[1]")))
          .isEqualTo(List.of(List.of(1L)));
    }

    @Test
    void items_are_unique_by_value() {
      assertThat(decode("{type: array, uniqueItems: true}", List.of(1, "1", true))).isNotNull();
      assertThat(
              wrong(
                  "{type: array, uniqueItems: true}",
                  List.of(1, 2, 1.0, Map.of("a", 1), Map.of("a", new BigDecimal("1.0")))))
          .containsExactly(
              "v: expected items that differ, but [0] equals [2]",
              "v: expected items that differ, but [3] equals [4]");
    }

    @Test
    void items_that_do_not_fit_are_not_called_equal() {
      String item = "{type: object, properties: {a: {type: integer}}, enum: [{a: 1}]}";
      Map<String, String> bad = Map.of("a", "x");

      assertThat(wrong("{type: array, uniqueItems: true, items: " + item + "}", List.of(bad, bad)))
          .containsExactly(
              "v[0].a: expected an integer, got \"x\"", "v[1].a: expected an integer, got \"x\"");
    }

    @Test
    void cycles_and_deep_nesting_are_refused() {
      List<Object> cycle = new ArrayList<>();
      cycle.add(cycle);
      cycle.add(cycle);

      assertThat(wrong("{type: array}", cycle))
          .hasSize(1)
          .first()
          .asString()
          .contains("nests deeper than 200 levels");
      assertThat(wrong("{type: array}", "[".repeat(1000) + "]".repeat(1000))).hasSize(1);
      assertThat(decode("{type: array}", "[".repeat(150) + "]".repeat(150))).isNotNull();
    }
  }

  @Nested
  class Objects {

    @Test
    void fills_in_defaults_at_every_depth() {
      String type =
          "{type: object, default: {}, properties: {a: {type: object, default: {}, properties:"
              + " {b: {type: string, format: date, default: '2024-01-02'}}}, l: {type: array, items:"
              + " {type: object, properties: {n: {type: integer, default: '5'}}}}}}";
      ArgumentCodec codec = ArgumentCodec.of(parameters("{v: " + type + "}"));
      Map<String, Object> inner = Map.of("b", LocalDate.of(2024, 1, 2));

      assertThat(codec.decode(Map.of())).isEqualTo(Map.of("v", Map.of("a", inner)));
      assertThat(decode(type, Map.of("l", List.of(Map.of()))))
          .isEqualTo(Map.of("a", inner, "l", List.of(Map.of("n", 5L))));
    }

    @Test
    void required_property_with_a_default_is_filled_in() {
      String type = "{type: object, properties: {a: {type: integer, default: 1}}, required: [a]}";

      assertThat(decode(type, Map.of())).isEqualTo(Map.of("a", 1L));
    }

    @Test
    void takes_records_maps_with_other_keys_and_json_text() {
      assertThat(decode("{type: object, properties: {x: {type: integer}}}", new Point(1, null)))
          .isEqualTo(JsonText.read("{\"x\":1,\"y\":null}"));
      assertThat(decode("{type: object}", Map.of(1, 'x'))).isEqualTo(Map.of("1", "x"));
      assertThat(decode("{type: object}", "{\"a\": 1}")).isEqualTo(Map.of("a", 1L));
    }

    @Test
    void closed_object_refuses_other_properties() {
      String type =
          "{type: object, properties: {email: {type: string}}, additionalProperties: false}";

      assertThat(wrong(type, Map.of("e_mail", "x")))
          .containsExactly("v.e_mail: unknown property, did you mean email?");
    }

    @Test
    void keys_that_become_equal_are_refused() {
      Map<Object, Object> given = new LinkedHashMap<>();
      given.put(1, "a");
      given.put("1", "b");
      given.put(List.of(), "c");

      assertThat(wrong("{type: object}", given))
          .containsExactly(
              "v: two keys have the name \"1\"", "v: expected names as keys, got an array");
    }

    @Test
    void paths_quote_names_that_are_no_plain_words() {
      assertThat(
              wrong(
                  "{type: object, properties: {'a b': {type: array, items: {type: integer}}}}",
                  Map.of("a b", List.of("x"))))
          .containsExactly("v[\"a b\"][0]: expected an integer, got \"x\"");
    }
  }

  @Nested
  class Enums {

    @Test
    void compares_after_conversion_by_value() {
      assertThat(decode("{type: integer, enum: [1, 2]}", "1")).isEqualTo(1L);
      assertThat(decode("{type: number, enum: [1, 2.5]}", new BigDecimal("2.50")))
          .isEqualTo(new BigDecimal("2.50"));
      assertThat(decode("{type: string, enum: [1, 2]}", 2)).isEqualTo("2");
      assertThat(
              decode(
                  "{type: string, format: date, enum: ['2024-01-02']}", LocalDate.of(2024, 1, 2)))
          .isNotNull();
      assertThat(decode("{type: array, enum: [[1, 2]]}", List.of(1.0, 2)))
          .isEqualTo(List.of(1.0, 2L));
      assertThat(decode("{type: object, enum: [{a: 1}]}", Map.of("a", 1.0))).isNotNull();
    }

    @Test
    void tells_what_is_allowed() {
      assertThat(wrong("{type: string, enum: [red, green]}", "Red"))
          .containsExactly("v: expected one of \"red\", \"green\", got \"Red\"");
      assertThat(wrong("{type: array, items: {type: integer, enum: [1]}}", List.of(1, 2)))
          .containsExactly("v[1]: expected one of 1, got 2");
    }
  }

  @Nested
  class Sensitivity {

    private static final String SECRET = "hunter2";

    @Test
    void value_is_never_shown_at_any_depth() {
      String object =
          "{type: object, sensitive: true, properties: {n: {type: integer}, l: {type: array, items: {type: boolean}}}, additionalProperties: false}";
      Map<String, Object> given = Map.of("n", SECRET, "l", List.of(SECRET), SECRET, 1);

      assertThat(wrong(object, given))
          .containsExactlyInAnyOrder(
              "v.n: expected an integer, got a sensitive value",
              "v.l[0]: expected true or false, got a sensitive value",
              "v[\"…\"]: unknown property");
    }

    @Test
    void text_that_should_hold_something_sensitive_is_not_shown() {
      String type = "{type: object, properties: {password: {type: string, sensitive: true}}}";

      assertThat(
              failure("{v: " + type + "}", Map.of("v", "{\"password\": \"" + SECRET + "\""))
                  .diagnostic())
          .contains("expected an object, got a sensitive value")
          .doesNotContain(SECRET);
    }

    @Test
    void limits_formats_and_enums_hide_it_too() {
      for (String limit :
          List.of("maxLength: 1", "pattern: '^x$'", "format: email", "enum: [x]", "format: date")) {
        assertThat(
                failure("{v: {type: string, sensitive: true, " + limit + "}}", Map.of("v", SECRET))
                    .diagnostic())
            .contains("a sensitive value")
            .doesNotContain(SECRET)
            .doesNotContain("7");
      }
      assertThat(wrong("{type: integer, sensitive: true, maximum: 5}", 4711))
          .containsExactly("v: expected at most 5, got a sensitive value");
    }

    @Test
    void values_of_no_type_within_something_sensitive_are_not_shown() {
      assertThat(wrong("{type: object, sensitive: true}", Map.of(SECRET, new Object())))
          .hasSize(1)
          .first()
          .asString()
          .doesNotContain(SECRET);
    }
  }
}
