package dev.mxcp.audit;

import dev.mxcp.config.Secret;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A secret of one shape, and what must be seen of it nowhere. */
enum Canary {
  PLAIN("hunter2-canary", "hunter2-canary", "hunter2"),
  LINES("first canary line\nsecond canary line\r\nlast canary", "canary line", "last canary"),
  QUOTES("it's a \"canary\" \\ here", "\"canary", "canary\\"),
  NUMBER(471_147_114_711L, "471147114711"),
  DIGITS("864213579", "864213579"),
  PEM(
      "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASC\nBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj\n"
          + "-----END PRIVATE KEY-----\n",
      "MIIEvQIBADANBgkqhkiG9w0BAQEFAASC",
      "BKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj"),
  JSON(
      "{\"user\": \"someone-canary\", \"password\": \"canary-in-json\"}",
      "canary-in-json",
      "someone-canary"),
  LARGE(large(), large().substring(0, 40), large().substring(4_000, 4_040)),
  BASE64(base64("canary-within-base64"), base64("canary-within-base64"), "canary-within-base64"),
  UNICODE("pässwört-€-😀-canary", "pässwört", "😀-canary"),
  MARKUP("<a href=\"canary\">&amp; a+b/c=d%20e?f</a>", "<a href=\"canary", "a+b/c=d%20e");

  private final Object value;
  private final List<String> marks;

  Canary(Object value, String... marks) {
    this.value = value;
    this.marks = new ArrayList<>(List.of(marks));
    byte[] bytes = value.toString().getBytes(StandardCharsets.UTF_8);
    this.marks.add(head(base64(value.toString())));
    this.marks.add(head(HexFormat.of().formatHex(bytes)));
    this.marks.add(head(HexFormat.of().withUpperCase().formatHex(bytes)));
  }

  private static String large() {
    StringBuilder text = new StringBuilder();
    new Random(7).ints(9_000, 'a', 'z' + 1).forEach(c -> text.append((char) c));
    return text.toString();
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String head(String encoded) {
    return encoded.substring(0, Math.min(16, encoded.length() * 3 / 4));
  }

  Object value() {
    return value;
  }

  String text() {
    return value.toString();
  }

  Secret secret() {
    return new Secret(name(), "custom", Map.of("value", value));
  }

  /**
   * Checks a text.
   *
   * @throws AssertionError with the place if the text shows a part of this secret
   */
  void isNotIn(String text, String door) {
    for (String mark : marks) {
      int at = text.indexOf(mark);
      if (at >= 0) {
        int from = Math.max(0, at - 200);
        String around = text.substring(from, Math.min(text.length(), at + 200));
        throw new AssertionError(this + " (" + mark + ") is in " + door + ":\n" + around);
      }
    }
  }
}
