package dev.mxcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mxcp.client.Name;
import dev.mxcp.error.FailureCode;
import dev.mxcp.error.ToolException;
import dev.mxcp.runtime.User;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TypedClientTest {

  private static final String ORDER =
      """
      parameters:
        - {name: order_id, type: integer}
        - {name: note, type: string, default: none}
      return:
        type: object
        properties:
          id: {type: integer}
          placed_on: {type: string, format: date}
          state: {type: string}
          total: {type: number}
          lines:
            type: array
            items: {type: object, properties: {sku: {type: string}, count: {type: integer}}}
      """;

  @TempDir Path directory;

  private final LambdaInvoker invoker = new LambdaInvoker();
  private Mxcp mxcp;

  @AfterEach
  void close() {
    if (mxcp != null) {
      mxcp.close();
    }
  }

  private <T> T client(Class<T> type, String definition) {
    mxcp =
        new ProjectFiles(directory)
            .tool("find_order", definition)
            .builder()
            .invoker(invoker)
            .build();
    return mxcp.client(type);
  }

  enum State {
    OPEN,
    SHIPPED
  }

  record Line(String sku, int count) {}

  record Order(
      long id,
      LocalDate placedOn,
      @Name("state") State status,
      BigDecimal total,
      List<Line> lines) {}

  interface Orders {
    Order findOrder(long orderId, String note);

    @Name("find_order")
    Order withDefaults(long orderId);

    default BigDecimal total(long orderId) {
      return withDefaults(orderId).total();
    }
  }

  private static Object order(Object id) {
    return Map.of(
        "id",
        id,
        "placed_on",
        LocalDate.of(2024, 1, 2),
        "state",
        "shipped",
        "total",
        new BigDecimal("12.50"),
        "lines",
        List.of(Map.of("sku", "a-1", "count", 2)));
  }

  @Test
  void gives_arguments_by_name_and_reads_records() {
    invoker.tool("find_order", call -> order(call.arguments().get("order_id")));
    Orders orders = client(Orders.class, ORDER);
    assertThat(orders.findOrder(7, "x"))
        .isEqualTo(
            new Order(
                7,
                LocalDate.of(2024, 1, 2),
                State.SHIPPED,
                new BigDecimal("12.50"),
                List.of(new Line("a-1", 2))));
  }

  @Test
  void leaves_defaults_to_the_tool_and_runs_methods_with_a_body() {
    invoker.tool(
        "find_order",
        call -> {
          assertThat(call.arguments()).containsEntry("note", "none");
          return order(1);
        });
    Orders orders = client(Orders.class, ORDER);
    assertThat(orders.total(1)).isEqualByComparingTo("12.5");
    assertThat(orders.findOrder(1, null).id()).isEqualTo(1);
    assertThat(orders).hasToString("client Orders[find_order, find_order]").isEqualTo(orders);
  }

  interface Ways {
    @Name("find_order")
    Outcome outcome(String n);

    @Name("find_order")
    CompletableFuture<Optional<Long>> later(Optional<String> n, CallOptions options);

    @Name("find_order")
    long number(String n);
  }

  private static final String NUMBER =
      "parameters:\n  - {name: n, type: string, default: '0'}\nreturn: {type: integer}\n";

  @Test
  void returns_outcomes_and_futures() throws Exception {
    invoker.tool(
        "find_order",
        call ->
            call.context().user() == null ? Long.valueOf("" + call.arguments().get("n")) : null);
    Ways ways = client(Ways.class, NUMBER);
    assertThat(ways.outcome("5")).isEqualTo(Outcome.ok(5L));
    assertThat(ways.outcome("x").isOk()).isFalse();
    assertThat(ways.later(Optional.empty(), CallOptions.DEFAULT).get(120, TimeUnit.SECONDS))
        .contains(0L);
    CallOptions options = CallOptions.DEFAULT.withUser(User.of("test", "ada"));
    assertThat(ways.later(Optional.of("1"), options).get(120, TimeUnit.SECONDS)).isEmpty();
  }

  @Test
  void throws_where_the_call_fails_or_its_result_cannot_be_read() {
    invoker.tool(
        "find_order", call -> "1".equals(call.arguments().get("n")) ? null : Long.valueOf("?"));
    Ways ways = client(Ways.class, NUMBER);
    assertThatThrownBy(() -> ways.number("0"))
        .isInstanceOfSatisfying(
            ToolException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.TOOL_FAILED));
    assertThatThrownBy(() -> ways.number("1"))
        .isInstanceOfSatisfying(
            ToolException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.INVALID_RESULT))
        .hasMessageContaining("use Long");
  }

  record WrongLine(String skew) {}

  record WrongOrder(boolean total, List<WrongLine> lines) {}

  interface Wrong {
    WrongOrder findOrder(List<String> orderId, int nota);

    Set<String> findOrders();

    @Name("find_order")
    Set<String> nothing();
  }

  @Test
  void says_all_that_does_not_fit_when_it_is_made() {
    invoker.tool("find_order", call -> null);
    assertThatThrownBy(() -> client(Wrong.class, ORDER))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Wrong does not fit the project:")
        .hasMessageContaining("findOrder(order_id): List<String> does not fit the type integer")
        .hasMessageContaining("findOrder(nota): the tool find_order has no such parameter")
        .hasMessageContaining("Did you mean `note`?")
        .hasMessageContaining("findOrder returns.total: Boolean does not fit the type number")
        .hasMessageContaining("findOrder returns.lines[]: the definition declares no field skew")
        .hasMessageContaining("findOrders: there is no tool findOrders. Did you mean `find_order`?")
        .hasMessageContaining("nothing: the required parameter order_id is missing")
        .hasMessageContaining("nothing returns: cannot hold a JSON value as java.util.Set");
  }

  @Test
  void refuses_classes() {
    invoker.tool("find_order", call -> null);
    assertThatThrownBy(() -> client(String.class, NUMBER))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("java.lang.String is no interface");
  }
}
