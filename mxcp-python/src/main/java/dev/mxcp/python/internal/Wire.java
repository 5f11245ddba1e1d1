package dev.mxcp.python.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.io.SegmentedStringWriter;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.BufferRecycler;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values as JSON text, as the Python side reads and writes it.
 *
 * <p>What JSON does not know is an object of two keys: the mark with the name of its kind, and
 * {@code v} with its text.
 */
final class Wire {

  /** No key of a user begins with it. */
  static final String MARK = "\0";

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNumberLength(10_000)
                  .build())
          .disable(JsonWriteFeature.WRITE_NAN_AS_STRINGS)
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          // The same values as by the JDK, in a fraction of its time.
          .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
          .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
          .build();

  private Wire() {}

  /** Writes something with a generator. */
  @FunctionalInterface
  interface Writing {
    void to(JsonGenerator json) throws IOException;
  }

  static String text(Writing writing) {
    // Not a StringWriter, which copies a large text each time that it grows.
    BufferRecycler buffers = JsonRecyclerPools.defaultPool().acquireAndLinkPooled();
    try (SegmentedStringWriter text = new SegmentedStringWriter(buffers)) {
      try (JsonGenerator json = JSON.createGenerator(text)) {
        writing.to(json);
      }
      return text.getAndClear();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      buffers.releaseToPool();
    }
  }

  static String write(@Nullable Object value) {
    return text(json -> write(json, value));
  }

  /** Writes a value; decimals become floats, as Python tools expect them. */
  static void write(JsonGenerator json, @Nullable Object value) throws IOException {
    if (value == null) {
      json.writeNull();
    } else if (value instanceof String text) {
      json.writeString(text);
    } else if (value instanceof Boolean flag) {
      json.writeBoolean(flag);
    } else if (value instanceof BigInteger number) {
      json.writeNumber(number);
    } else if (value instanceof Double || value instanceof Float || value instanceof BigDecimal) {
      json.writeNumber(((Number) value).doubleValue());
    } else if (value instanceof Number number) {
      json.writeNumber(number.longValue());
    } else if (value instanceof Map<?, ?> map) {
      writeMap(json, map);
    } else if (value instanceof Iterable<?> list) {
      json.writeStartArray();
      for (Object item : list) {
        write(json, item);
      }
      json.writeEndArray();
    } else {
      writeOther(json, value);
    }
  }

  private static void writeMap(JsonGenerator json, Map<?, ?> map) throws IOException {
    json.writeStartObject();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      json.writeFieldName(String.valueOf(entry.getKey()));
      write(json, entry.getValue());
    }
    json.writeEndObject();
  }

  private static void writeOther(JsonGenerator json, Object value) throws IOException {
    Kind kind = Kind.of(value);
    if (kind == null) {
      json.writeString(value.toString());
    } else {
      mark(json, kind.id(), kind.text(value));
    }
  }

  static void mark(JsonGenerator json, String kind, String text) throws IOException {
    json.writeStartObject();
    json.writeStringField(MARK, kind);
    json.writeStringField("v", text);
    json.writeEndObject();
  }

  /** Reads JSON text with marks: what {@code docs/types.md} lists. */
  static @Nullable Object read(String text) {
    try (JsonParser json = JSON.createParser(text)) {
      json.nextToken();
      return value(json);
    } catch (IOException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /** Reads a JSON object. */
  @SuppressWarnings("unchecked")
  static Map<String, @Nullable Object> readMap(String text) {
    if (read(text) instanceof Map<?, ?> map) {
      return (Map<String, @Nullable Object>) map;
    }
    throw new IllegalArgumentException("Not a JSON object: " + text);
  }

  private static @Nullable Object value(JsonParser json) throws IOException {
    JsonToken token = json.currentToken();
    return switch (token) {
      case START_OBJECT -> object(json);
      case START_ARRAY -> array(json);
      case VALUE_STRING -> json.getText();
      case VALUE_NUMBER_INT -> integer(json);
      case VALUE_NUMBER_FLOAT -> json.getDoubleValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> null;
    };
  }

  private static Number integer(JsonParser json) throws IOException {
    return json.getNumberType() == JsonParser.NumberType.BIG_INTEGER
        ? json.getBigIntegerValue()
        : (Number) json.getLongValue();
  }

  private static List<@Nullable Object> array(JsonParser json) throws IOException {
    List<@Nullable Object> list = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      list.add(value(json));
    }
    return list;
  }

  private static Object object(JsonParser json) throws IOException {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      int before = map.size();
      json.nextToken();
      map.put(name, value(json));
      if (map.size() == before) {
        throw new DuplicateKeyException(json.getParsingContext().getParent(), name);
      }
    }
    Object kind = map.size() == 2 ? map.get(MARK) : null;
    return kind == null ? map : unmark(kind, String.valueOf(map.get("v")));
  }

  private static Object unmark(Object kind, String text) {
    return switch (kind.toString()) {
      case "decimal" -> new BigDecimal(text);
      case "date" -> LocalDate.parse(text);
      case "time" -> time(text);
      case "datetime" -> dateTime(text);
      case "floats" -> Floats.read(text);
      case "bytes" -> Base64.getDecoder().decode(text);
      default -> text;
    };
  }

  private static Object time(String text) {
    return hasOffset(text, 0) ? OffsetTime.parse(text) : LocalTime.parse(text);
  }

  private static Object dateTime(String text) {
    return hasOffset(text, 10) ? OffsetDateTime.parse(text) : LocalDateTime.parse(text);
  }

  private static boolean hasOffset(String text, int from) {
    return text.indexOf('+', from) > 0 || text.indexOf('-', from) > 0;
  }
}
