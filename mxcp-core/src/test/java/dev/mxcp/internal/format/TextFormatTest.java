package dev.mxcp.internal.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mxcp.definition.ValueType.Format;
import dev.mxcp.internal.codec.ArgumentCodec;
import dev.mxcp.internal.codec.JsonResult;
import dev.mxcp.internal.codec.ResultCodec;
import dev.mxcp.internal.codec.TypeText;
import dev.mxcp.json.JsonText;
import dev.mxcp.spi.RowSink;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What Java has no value for passes as text, in both directions and at every door. */
class TextFormatTest {

  private static Object parse(Format format, String text) {
    return Objects.requireNonNull(TextFormat.of(format)).parse(text);
  }

  @ParameterizedTest
  @EnumSource(
      value = Format.class,
      names = {"DATE", "DATE_TIME", "TIMESTAMP"})
  void infinities_pass(Format format) {
    for (String text : List.of("infinity", "-infinity")) {
      passes(format, text, text);
    }
    for (String text : List.of("Infinity", "inf", "+infinity", "--infinity", "infinity ")) {
      assertThat(parse(format, text)).as(text).isNull();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "24:00:00, 24:00:00",
    "24:00, 24:00:00",
    "24:00:00.000, 24:00:00",
    "24:00:00Z, 24:00:00Z",
    "24:00:00+02:00, 24:00:00+02:00"
  })
  void the_end_of_a_day_passes(String text, String argument) {
    passes(Format.TIME, text, argument);
  }

  @ParameterizedTest
  @CsvSource({"24:00:01", "24:01", "24:00:00.001", "24", "25:00:00", "24:00:00x"})
  void later_times_do_not(String text) {
    assertThat(parse(Format.TIME, text)).isNull();
  }

  @Property
  void durations_of_java_pass(@ForAll long seconds, @ForAll int nanos) {
    Duration duration = Duration.ofSeconds(seconds / 2, nanos);
    passes(Format.DURATION, duration.toString(), duration.toString());
    Period period = Period.of(nanos, (int) seconds, nanos / 7);
    passes(Format.DURATION, period.toString(), period.toString());
  }

  private static void passes(Format format, String text, String argument) {
    String type = "{type: string, format: " + format.id() + "}";
    ArgumentCodec arguments = ArgumentCodec.of(TypeText.parameters("{v: " + type + "}"));
    assertThat(arguments.decode(Map.of("v", text))).isEqualTo(Map.of("v", argument));
    assertThat(ResultCodec.of(TypeText.type(type)).encode(text)).isEqualTo(text);

    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ResultCodec items = ResultCodec.of(TypeText.type("{type: array, items: " + type + "}"));
    JsonResult streamed = new JsonResult(items, out);
    streamed.list();
    RowSink rows = streamed.values();
    rows.begin();
    rows.text(0, text);
    rows.end();
    streamed.end();
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(JsonText.write(List.of(text)));
  }
}
