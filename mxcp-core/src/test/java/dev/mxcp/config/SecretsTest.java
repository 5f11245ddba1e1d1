package dev.mxcp.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

  private static final String PEM =
      "-----BEGIN PRIVATE KEY-----\n"
          + "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj\n"
          + "MzEfYyjiWA4R4/M2bS1GB4t7NXp98C3SC6dVMvDuictGeurT8jNbvJZHtCSuYEvu\n"
          + "-----END PRIVATE KEY-----\n";

  private static Secrets secrets(Object value) {
    return new Secrets(List.of(new Secret("api", "custom", Map.of("value", value))));
  }

  private static String longText() {
    Random random = new Random(1);
    StringBuilder text = new StringBuilder();
    random.ints(9_000, 'a', 'z').forEach(c -> text.append((char) c));
    return text.toString();
  }

  static Stream<String> shapes() {
    return Stream.of(
        "hunter2-of-a-canary",
        "two words and\ttab",
        "first line\nsecond line\r\nthird line",
        "it's a \"quoted\" \\ text",
        "pässwörd-€-😀-x",
        "a+b/c=d&e?f g%h",
        "<tag attr=\"x\">&amp;",
        PEM,
        "{\"user\": \"someone\", \"password\": \"hunter2-of-a-canary\"}",
        Base64.getEncoder().encodeToString("hunter2-of-a-canary".getBytes(StandardCharsets.UTF_8)),
        longText());
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void are_found_as_they_are_and_as_they_are_written(String value) {
    Secrets secrets = secrets(value);
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    byte[] header = ("user:" + value).getBytes(StandardCharsets.UTF_8);
    List<String> forms =
        List.of(
            value,
            Base64.getEncoder().withoutPadding().encodeToString(bytes),
            Base64.getUrlEncoder().withoutPadding().encodeToString(bytes),
            HexFormat.of().formatHex(bytes),
            HexFormat.of().withUpperCase().formatHex(bytes),
            URLEncoder.encode(value, StandardCharsets.UTF_8),
            Arrays.toString(bytes).replaceAll("[\\[\\]]", ""));

    assertThat(secrets.redact(value)).isEqualTo("[secret api]");
    for (String form : forms) {
      assertThat(secrets.redact("<<" + form + ">>")).as(form).isEqualTo("<<[secret api]>>");
    }
    String basic = Base64.getEncoder().encodeToString(header);
    assertThat(common(secrets.redact("Basic " + basic), basic)).isLessThan(16);
  }

  /** Returns how much two texts have in common in one piece. */
  private static int common(String text, String other) {
    int longest = 0;
    for (int from = 0; from < other.length(); from++) {
      while (from + longest < other.length()
          && text.contains(other.substring(from, from + longest + 1))) {
        longest++;
      }
    }
    return longest;
  }

  @Test
  void are_found_as_json_and_as_python_prints_them() {
    Secrets secrets = secrets("it's \"é\" 😀\n\u0001x");
    List<String> forms =
        List.of(
            "it's \\\"é\\\" 😀\\n\\u0001x",
            "it's \\\"\\u00e9\\\" \\ud83d\\ude00\\n\\u0001x",
            "it\\'s \"é\" 😀\\n\\x01x",
            "it's \"é\" 😀\\n\\x01x",
            "it\\'s \"\\xe9\" \\U0001f600\\n\\x01x",
            "it\\'s \"\\xc3\\xa9\" \\xf0\\x9f\\x98\\x80\\n\\x01x");

    for (String form : forms) {
      assertThat(secrets.redact("b'" + form + "'")).as(form).isEqualTo("b'[secret api]'");
    }
  }

  @Test
  void lines_and_parts_of_them_are_found() {
    for (String line : PEM.split("\n")) {
      String redacted = secrets(PEM).redact("a " + line + " b");
      assertThat(redacted)
          .isEqualTo(line.startsWith("-") ? "a " + line + " b" : "a [secret api] b");
    }
    Secrets json = secrets("{\"key\": \"top\\u002dsecret\\nsecond-line\", \"id\": 5}");
    assertThat(json.redact("a top-secret\nsecond-line b")).isEqualTo("a [secret api] b");
    assertThat(json.redact("second-line b")).isEqualTo("[secret api] b");
    Secrets encoded = secrets("aHVudGVyMi1vZi1hLWNhbmFyeQ==");
    assertThat(encoded.redact("hunter2-of-a-canary")).isEqualTo("[secret api]");
  }

  @ParameterizedTest
  @ValueSource(longs = {123456, 99999999999L, -1234567})
  void numbers_are_found_from_six_digits_on(long number) {
    assertThat(secrets(number).redact("pin " + number + ".")).isEqualTo("pin [secret api].");
  }

  @Test
  void short_numbers_and_texts_and_flags_are_left() {
    assertThat(secrets(12345).redact("12345")).isEqualTo("12345");
    assertThat(secrets("abc").redact("abc")).isEqualTo("abc");
    assertThat(secrets(true).redact("true")).isEqualTo("true");
    assertThat(secrets(1234.567).redact("1234.567")).isEqualTo("[secret api]");
  }

  @Property
  void a_cut_text_leaves_no_large_part(
      @ForAll @AlphaChars @StringLength(min = 20, max = 60) String value,
      @ForAll @IntRange(min = 0, max = 59) int cut,
      @ForAll("marks") String mark) {
    int length = Math.min(cut, value.length() - 1);
    Secrets secrets = secrets(value);
    int told = Math.max(16, value.length() / 2);

    assertThat(common(secrets.redact("text " + value.substring(0, length) + mark), value))
        .isLessThan(told);
    assertThat(common(secrets.redact(value.substring(length) + " text"), value)).isLessThan(told);
  }

  @Provide
  Arbitrary<String> marks() {
    return Arbitraries.of("", "…", "...", "…\"");
  }

  @ParameterizedTest
  @ValueSource(ints = {8_192, 100, 5_000})
  void every_piece_of_a_long_value_is_found(int size) {
    String value = longText();
    for (int from = 0; from < value.length(); from += size) {
      String piece = value.substring(from, Math.min(value.length(), from + size));
      assertThat(secrets(value).redact(piece)).isEqualTo("[secret api]");
    }
    assertThat(secrets(value).redact("x" + value.substring(0, 8_191))).isEqualTo("x[secret api]");
  }

  @Test
  void one_inside_of_another_or_across_it_leaves_nothing() {
    Secrets secrets =
        new Secrets(
            List.of(
                new Secret("a", "t", Map.of("v", "inner-text")),
                new Secret("b", "t", Map.of("v", "outer inner-text outer")),
                new Secret("c", "t", Map.of("v", "outer again"))));

    assertThat(secrets.redact("x outer inner-text outer again x")).isEqualTo("x [secret b] x");
    assertThat(new Secrets(List.of(new Secret("s", "t", Map.of("v", "secret")))).redact("secret"))
        .isEqualTo("[secret s]");
  }

  @Property
  void ordinary_text_stays(@ForAll @AlphaChars @StringLength(max = 200) String text) {
    assertThat(secrets("4711-hunter2-of-a-canary").redact(text)).isSameAs(text);
  }

  @Test
  void numbers_and_names_of_plain_values_are_redacted_at_every_depth() {
    Secrets secrets = secrets(47_114_711);
    Map<String, Object> value =
        Map.of("x-47114711", List.of(47_114_711L, new BigDecimal("47114711.00"), 47_114_711.0, 1));

    assertThat(secrets.redactValue(value))
        .isEqualTo(
            Map.of("x-[secret api]", List.of("[secret api]", "[secret api]", "[secret api]", 1)));
    assertThat(secrets.redactValue(Double.NaN)).isEqualTo(Double.NaN);
    assertThat(secrets.redactValue(new BigDecimal("1e999999999"))).isInstanceOf(BigDecimal.class);
    assertThat(secrets.redactValue(null)).isNull();
  }

  @Test
  void texts_within_texts_are_redacted() {
    Secrets secrets = secrets("it's \"two\"\nlines");
    String json = "{\"a\": \"it's \\\"two\\\"\\nlines\"}";
    String within = json.replace("\\", "\\\\").replace("\"", "\\\"");

    assertThat(secrets.redact(json)).isEqualTo("{\"a\": \"[secret api]\"}");
    assertThat(secrets.redact(within)).isEqualTo("{\\\"a\\\": \\\"[secret api]\\\"}");
  }

  @Test
  void text_that_is_mangled_from_a_character_of_four_bytes_on_is_redacted() {
    assertThat(secrets("password-\uD83D\uDE00-x").redact("error: password-\u00f0-"))
        .isEqualTo("error: [secret api]\u00f0-");
  }
}
