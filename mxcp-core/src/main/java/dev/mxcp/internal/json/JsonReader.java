package dev.mxcp.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.mxcp.internal.format.ExactNumbers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads JSON text. */
public final class JsonReader {

  /** How deeply values may nest. */
  public static final int MAX_DEPTH = 200;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxStringLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private JsonReader() {}

  /**
   * Reads one JSON value: Long, BigInteger, Double (BigDecimal where a Double would lose digits),
   * String, Boolean, List, Map, null.
   *
   * <p>Lists and maps are immutable. Names that come twice, NaN and comments are refused.
   *
   * @throws IllegalArgumentException where the text is not exactly one JSON value, or nests too
   *     deeply; the message says where
   */
  public static @Nullable Object read(String text) {
    try (JsonParser json = JSON.createParser(text)) {
      if (json.nextToken() == null) {
        throw new IllegalArgumentException("Not JSON: the text is empty");
      }
      Object value = value(json);
      if (json.nextToken() != null) {
        throw new IllegalArgumentException(where(json, "more than one value"));
      }
      return value;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(where(e), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads one JSON value; null where the text is none. */
  public static @Nullable Object readOrNull(CharSequence text) {
    try {
      return read(text.toString());
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static String where(JsonProcessingException e) {
    String place =
        e.getLocation() == null
            ? ""
            : " at line "
                + e.getLocation().getLineNr()
                + ", column "
                + e.getLocation().getColumnNr();
    return "Not JSON" + place + ": " + e.getOriginalMessage();
  }

  private static String where(JsonParser json, String what) {
    var at = json.currentTokenLocation();
    return "Not JSON at line " + at.getLineNr() + ", column " + at.getColumnNr() + ": " + what;
  }

  private static @Nullable Object value(JsonParser json) throws IOException {
    return switch (json.currentToken()) {
      case START_OBJECT -> object(json);
      case START_ARRAY -> array(json);
      case VALUE_STRING -> json.getText();
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(json);
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      default -> throw new IllegalArgumentException(where(json, "a value is missing"));
    };
  }

  private static Map<String, @Nullable Object> object(JsonParser json) throws IOException {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      json.nextToken();
      map.put(name, value(json));
    }
    return Collections.unmodifiableMap(map);
  }

  private static List<@Nullable Object> array(JsonParser json) throws IOException {
    List<@Nullable Object> list = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      list.add(value(json));
    }
    return Collections.unmodifiableList(list);
  }

  private static Number number(JsonParser json) throws IOException {
    if (json.currentToken() == JsonToken.VALUE_NUMBER_INT
        && json.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
      return json.getLongValue();
    }
    BigDecimal exact = ExactNumbers.parse(json.getText());
    if (exact == null) {
      throw new IllegalArgumentException(where(json, "a number of too many digits"));
    }
    return json.currentToken() == JsonToken.VALUE_NUMBER_INT
        ? ExactNumbers.small(exact.toBigInteger())
        : ExactNumbers.floating(exact);
  }
}
