package dev.mxcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mxcp.definition.EndpointKind;
import dev.mxcp.error.FailureCode;
import dev.mxcp.spi.Invocation;
import dev.mxcp.spi.PreparedEndpoint;
import dev.mxcp.spi.ResultSink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Results of custom invokers as text in a stream. */
class CallToJsonTest {

  @TempDir Path directory;
  private final LambdaInvoker invoker = new LambdaInvoker();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private ProjectFiles files;
  private Mxcp mxcp;

  @BeforeEach
  void files() {
    files = new ProjectFiles(directory);
  }

  @AfterEach
  void close() {
    if (mxcp != null) {
      mxcp.close();
    }
  }

  private Optional<Outcome.Failed> call(String more, PreparedEndpoint body) throws IOException {
    files.tool("it", more);
    invoker.tool("it", body);
    mxcp = files.builder().invoker(invoker).build();
    return mxcp.callToJson("it", Map.of(), CallOptions.DEFAULT, out);
  }

  private String text() {
    return out.toString(StandardCharsets.UTF_8);
  }

  /** Gives the items of a list one by one. */
  private record Giving(List<?> items) implements PreparedEndpoint {
    @Override
    public Object invoke(Invocation invocation) {
      throw new UnsupportedOperationException("must stream");
    }

    @Override
    public void stream(Invocation invocation, ResultSink sink) {
      sink.list();
      items.forEach(sink::item);
    }
  }

  @Test
  void an_endpoint_that_knows_nothing_of_streams_is_written_as_a_whole() throws IOException {
    assertThat(call("", invocation -> Map.of("day", LocalDate.EPOCH, "name", "é\ud800"))).isEmpty();

    assertThat(text()).contains("\"day\":\"1970-01-01\"", "\"name\":\"é\\ud800\"");
    assertThat(mxcp.call("it", Map.of()))
        .extracting(o -> ((Outcome.Ok) o).json())
        .isEqualTo(text());
  }

  @Test
  void an_endpoint_may_give_items() throws IOException {
    assertThat(call("return: {type: array, items: {type: integer}}", new Giving(List.of(1, 2L))))
        .isEmpty();

    assertThat(text()).isEqualTo("[1,2]");
  }

  @Test
  void items_are_checked() throws IOException {
    Outcome.Failed failed =
        call("return: {type: array, items: {type: integer}}", new Giving(List.of(1, "x")))
            .orElseThrow();

    assertThat(failed.code()).isEqualTo(FailureCode.INVALID_RESULT);
    assertThat(failed.message()).isEqualTo("Invalid result: [1]: expected an integer, got \"x\"");
  }

  @Test
  void an_endpoint_that_gives_nothing_has_failed() throws IOException {
    PreparedEndpoint nothing =
        new PreparedEndpoint() {
          @Override
          public Object invoke(Invocation invocation) {
            throw new UnsupportedOperationException();
          }

          @Override
          public void stream(Invocation invocation, ResultSink sink) {}
        };

    assertThat(call("", nothing))
        .get()
        .extracting(Outcome.Failed::code)
        .isEqualTo(FailureCode.TOOL_FAILED);
  }

  @Test
  void an_endpoint_cannot_hide_that_the_stream_has_failed() throws IOException {
    PreparedEndpoint hiding =
        new PreparedEndpoint() {
          @Override
          public Object invoke(Invocation invocation) {
            throw new UnsupportedOperationException();
          }

          @Override
          public void stream(Invocation invocation, ResultSink sink) {
            sink.list();
            for (int i = 0; i < 100_000; i++) {
              try {
                sink.item("some text");
              } catch (RuntimeException e) {
                continue;
              }
            }
          }
        };
    files.tool("it", "");
    mxcp = files.builder().invoker(invoker.tool("it", hiding)).build();
    IOException failure = new IOException("pipe");
    int[] writes = new int[1];
    OutputStream broken =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            writes[0]++;
            throw failure;
          }
        };

    assertThatThrownBy(() -> mxcp.callToJson("it", Map.of(), CallOptions.DEFAULT, broken))
        .isSameAs(failure);
    assertThat(writes[0]).as("nothing follows what is missing").isEqualTo(1);
  }

  @Test
  void the_stream_is_flushed_and_not_closed() throws IOException {
    StringBuilder events = new StringBuilder();
    files.tool("it", "");
    mxcp = files.builder().invoker(invoker.tool("it", invocation -> 7)).build();
    OutputStream noting =
        new OutputStream() {
          @Override
          public void write(int b) {
            events.append((char) b);
          }

          @Override
          public void flush() {
            events.append(" flushed");
          }

          @Override
          public void close() {
            events.append(" closed");
          }
        };

    assertThat(mxcp.callToJson("it", Map.of(), CallOptions.DEFAULT, noting)).isEmpty();
    assertThat(events).hasToString("7 flushed");
  }

  @Test
  void resources_are_written_too() throws IOException {
    files.write(
        "resources/notes.yml",
        "mxcp: 1\nresource:\n  uri: notes://{id}\n  name: notes\n  language: java\n"
            + "  source: {code: lambda}\n"
            + "  parameters: [{name: id, type: integer}]\n");
    mxcp =
        files
            .builder()
            .invoker(invoker.tool("notes://{id}", call -> List.of(call.arguments().get("id"))))
            .build();

    assertThat(
            mxcp.callToJson(
                EndpointKind.RESOURCE, "notes://{id}", Map.of("id", 5), CallOptions.DEFAULT, out))
        .isEmpty();
    assertThat(text()).isEqualTo("[5]");
  }

  @Test
  void after_the_end_nothing_is_written() throws IOException {
    assertThat(call("", invocation -> 7)).isEmpty();
    mxcp.close();
    out.reset();

    assertThat(mxcp.callToJson("it", Map.of(), CallOptions.DEFAULT, out))
        .get()
        .extracting(Outcome.Failed::code)
        .isEqualTo(FailureCode.CLOSED);
    assertThat(out.size()).isZero();
  }
}
