package dev.mxcp.internal.schema;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What to write in place of types and keys that other languages have and ours has not. */
final class TypeAdvice {

  private static final String NULLABLE =
      "A parameter with `default: null` accepts null, as does a property that is not listed in"
          + " `required`; results may be null anywhere.";
  private static final String OPTIONAL =
      "A parameter is optional where it has a `default`; `required` of an object lists the"
          + " properties that must be there.";

  private static final Map<String, String> TYPES =
      Map.ofEntries(
          type("float", "number"),
          type("double", "number"),
          type("decimal", "number"),
          type("real", "number"),
          type("long", "integer"),
          type("bigint", "integer"),
          type("list", "array"),
          type("tuple", "array"),
          type("set", "array"),
          type("map", "object"),
          type("dict", "object"),
          type("struct", "object"),
          type("json", "object"),
          type("text", "string"),
          type("varchar", "string"),
          type("uuid", "string"),
          format("date", "date"),
          format("datetime", "date-time"),
          format("date-time", "date-time"),
          format("timestamp", "date-time"),
          format("time", "time"),
          format("duration", "duration"),
          format("interval", "duration"),
          format("email", "email"),
          format("uri", "uri"),
          format("url", "uri"),
          Map.entry("null", NULLABLE),
          Map.entry("nullable", NULLABLE));

  private static final Map<String, String> KEYS =
      Map.of("nullable", NULLABLE, "optional", OPTIONAL, "required", OPTIONAL);

  private TypeAdvice() {}

  private static Map.Entry<String, String> type(String theirs, String ours) {
    return Map.entry(theirs, "Write `type: " + ours + "`.");
  }

  private static Map.Entry<String, String> format(String theirs, String ours) {
    return Map.entry(theirs, "Write `type: string` with `format: " + ours + "`.");
  }

  /** Returns advice for a type that is none of ours; null where there is none. */
  static @Nullable String forType(String written) {
    return TYPES.get(written.toLowerCase(Locale.ROOT));
  }

  /** Returns advice for several types in place of one. */
  static String forSeveralTypes() {
    return "Write one type. " + NULLABLE;
  }

  /** Returns advice for a key that types have not, or a wrong value of one; null where none. */
  static @Nullable String forKey(String key) {
    return KEYS.get(key);
  }
}
