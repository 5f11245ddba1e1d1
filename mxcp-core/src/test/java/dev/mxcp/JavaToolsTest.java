package dev.mxcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mxcp.definition.Tool;
import dev.mxcp.definition.ValueType;
import dev.mxcp.error.FailureCode;
import dev.mxcp.error.LoadException;
import dev.mxcp.registry.EndpointEntry;
import dev.mxcp.runtime.CallContext;
import dev.mxcp.spi.Invocation;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tools that hosts define in Java. */
class JavaToolsTest {

  @TempDir Path directory;

  enum Genre {
    NOVEL,
    POETRY
  }

  record Line(String title, int copies) {}

  record Order(LocalDate day, List<Line> lines, Optional<String> note, Genre genre) {}

  static final class Shop {

    @MxcpTool(description = "Counts the copies of an order", title = "Count", readOnly = true)
    public Map<String, Object> countCopies(Order order, Invocation call, CallContext context) {
      int copies = order.lines().stream().mapToInt(Line::copies).sum();
      return Map.of(
          "copies", copies,
          "genre", order.genre(),
          "note", order.note().orElse("none"),
          "tool", call.endpoint().id(),
          "anonymous", context.user() == null);
    }

    @MxcpTool(name = "echo-all", timeoutSeconds = 5)
    List<Object> echo(
        @ToolParam(value = "a day", defaultValue = "\"2024-02-29\"") LocalDate day,
        Optional<Instant> at,
        @ToolParam(name = "many") List<Integer> numbers,
        BigDecimal price,
        boolean flag) {
      return List.of(day, at.isPresent(), numbers, price, flag);
    }

    @MxcpTool
    Order order(@ToolParam(sensitive = true) String secret) {
      return new Order(
          LocalDate.EPOCH, List.of(new Line("Emma", 2)), Optional.empty(), Genre.NOVEL);
    }
  }

  private MxcpBuilder builder() {
    return Mxcp.builder().environment(Map.of());
  }

  @Test
  void annotated_methods_are_tools_with_types_from_java() {
    try (Mxcp mxcp = builder().tools(new Shop()).build()) {
      Map<String, Object> order =
          Map.of(
              "day", "2024-02-29",
              "genre", "NOVEL",
              "lines", List.of(Map.of("title", "Emma", "copies", 2)));
      assertThat(mxcp.call("count_copies", Map.of("order", order)).orElseThrow())
          .isEqualTo(
              Map.of(
                  "copies", 2L,
                  "genre", "NOVEL",
                  "note", "none",
                  "tool", "count_copies",
                  "anonymous", true));
      Tool tool = mxcp.registry().tool("count_copies").orElseThrow();
      assertThat(tool.annotations().readOnlyHint()).isTrue();
      assertThat(tool.annotations().title()).isEqualTo("Count");
      assertThat(mxcp.registry().tool("echo-all").orElseThrow().timeout()).hasSeconds(5);
    }
  }

  @Test
  void arguments_arrive_as_java_values_with_defaults() {
    try (Mxcp mxcp = builder().tools(new Shop()).build()) {
      Map<String, Object> arguments = Map.of("many", List.of(1, "2"), "price", "9.5", "flag", true);
      assertThat(mxcp.call("echo-all", arguments).orElseThrow())
          .isEqualTo(List.of("2024-02-29", false, List.of(1L, 2L), new BigDecimal("9.5"), true));
      assertThat(((Outcome.Failed) mxcp.call("echo-all", Map.of("flag", true))).code())
          .isEqualTo(FailureCode.INVALID_ARGUMENTS);
    }
  }

  @Test
  void records_round_trip_and_schemas_follow_from_them() {
    try (Mxcp mxcp = builder().tools(new Shop()).build()) {
      Order order = mxcp.call("order", Map.of("secret", "s")).orElseThrow(Order.class);
      assertThat(order.lines()).containsExactly(new Line("Emma", 2));
      EndpointEntry entry =
          mxcp.registry()
              .entry(dev.mxcp.definition.EndpointKind.TOOL, "count_copies")
              .orElseThrow();
      assertThat(entry.inputSchema().text())
          .contains("\"day\":{\"type\":\"string\",\"format\":\"date\"}")
          .contains("\"enum\":[\"NOVEL\",\"POETRY\"]")
          .contains("\"required\":[\"order\"]")
          .contains("2147483647");
    }
  }

  @Test
  void a_name_that_is_taken_is_a_load_error() {
    new ProjectFiles(directory).tool("add", "");
    Tool add = Tool.builder("add").build();
    assertThatThrownBy(
            () ->
                builder()
                    .project(directory)
                    .invoker(new LambdaInvoker().tool("add", call -> 1))
                    .tool(add, call -> 2)
                    .build())
        .isInstanceOf(LoadException.class)
        .hasMessageContaining("`add` is declared more than once")
        .hasMessageContaining("add.yml");
    assertThatThrownBy(() -> builder().tool(add, call -> 1).tool(add, call -> 2).build())
        .isInstanceOf(LoadException.class);
  }

  @Test
  void definitions_in_java_are_held_to_the_rules_of_files() {
    Tool wrong =
        Tool.builder("no name!")
            .parameter("a-b", ValueType.string())
            .parameter("n", ValueType.integer().defaultValue("x"))
            .build();
    assertThatThrownBy(() -> builder().tool(wrong, call -> 1).build())
        .isInstanceOfSatisfying(
            LoadException.class, e -> assertThat(e.problems()).hasSizeGreaterThanOrEqualTo(3));
  }

  @Test
  void tells_everything_that_cannot_be_declared() {
    final class Wrong {
      @MxcpTool
      void any(Object anything) {}

      @MxcpTool
      void thread(Thread thread) {}
    }

    assertThatThrownBy(() -> builder().tools(new Wrong()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("any: ")
        .hasMessageContaining("thread: ");
    assertThatThrownBy(() -> builder().tools("no tools"))
        .hasMessageContaining("no method has the annotation @MxcpTool");
  }

  @Test
  void results_are_checked_against_the_declared_type() {
    Tool number = Tool.builder("number").returns(ValueType.integer()).build();
    try (Mxcp mxcp = builder().tool(number, call -> "seven").build()) {
      assertThat(((Outcome.Failed) mxcp.call("number", Map.of())).code())
          .isEqualTo(FailureCode.INVALID_RESULT);
    }
  }
}
