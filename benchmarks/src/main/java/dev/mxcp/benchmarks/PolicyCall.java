package dev.mxcp.benchmarks;

import dev.mxcp.CallOptions;
import dev.mxcp.Mxcp;
import dev.mxcp.policy.CelPolicies;
import dev.mxcp.runtime.User;
import dev.mxcp.spi.Condition;
import dev.mxcp.spi.ConditionLanguage;
import dev.mxcp.spi.ConditionScope;
import dev.mxcp.spi.ToolInvoker;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What two input rules and one mask add to a call of a Java lambda. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PolicyCall {

  private static final String GUEST = "user.role == 'guest'";
  private static final String OTHERS = "customer != user.user_id && user.role != 'hr'";
  private static final String NOT_ADMIN = "user.role != 'admin'";

  private static final String DEFINITION =
      """
      language: java
      parameters:
        - {name: customer, type: string, description: x, minLength: 1, maxLength: 40}
        - {name: count, type: integer, description: x, minimum: 1, maximum: 100}
      return:
        type: object
        required: [id, total]
        properties:
          id: {type: string, minLength: 1}
          total: {type: number, minimum: 0}
          card: {type: string}
      source: {code: lambda}
      """;

  private static final String POLICIES =
      """
      policies:
        input:
          - {condition: "%s", action: deny}
          - {condition: "%s", action: deny}
        output:
          - {condition: "%s", action: mask_fields, fields: [card]}
      """
          .formatted(GUEST, OTHERS, NOT_ADMIN);

  private static final Map<String, Object> RESULT =
      Map.of("id", "o-17", "total", 42.5, "card", "4711");

  private final BenchProject open = new BenchProject().tool("order", DEFINITION);
  private final BenchProject guarded = new BenchProject().tool("order", DEFINITION + POLICIES);
  private final Mxcp without = start(open, new Lambdas());
  private final Mxcp withCel = start(guarded, CelPolicies.create());
  private final Mxcp withLambdas = start(guarded, new Lambdas());
  private final Map<String, Object> arguments = Map.of("customer", "ada", "count", 3L);
  private final CallOptions caller =
      CallOptions.DEFAULT.withUser(
          User.fromMap("bench", Map.of("user_id", "ada", "role", "staff"), "ada"));

  private static Mxcp start(BenchProject project, ConditionLanguage language) {
    return project
        .builder()
        .policies(language)
        .invoker(ToolInvoker.of("java", endpoint -> invocation -> RESULT))
        .build();
  }

  /** The same conditions, written in Java. */
  private static final class Lambdas implements ConditionLanguage {
    @Override
    public String name() {
      return "Java";
    }

    @Override
    public Condition compile(String text, ConditionScope scope) {
      return switch (text) {
        case GUEST -> new Lambda(Set.of("user"), all -> "guest".equals(user(all, "role")));
        case NOT_ADMIN -> new Lambda(Set.of("user"), all -> !"admin".equals(user(all, "role")));
        default ->
            new Lambda(
                Set.of("user", "customer"),
                all ->
                    !Objects.equals(all.get("customer"), user(all, "user_id"))
                        && !"hr".equals(user(all, "role")));
      };
    }

    private static @Nullable Object user(Map<String, ?> variables, String name) {
      return variables.get("user") instanceof Map<?, ?> user ? user.get(name) : null;
    }
  }

  private record Lambda(Set<String> variables, Predicate<Map<String, ?>> test)
      implements Condition {
    @Override
    public boolean test(Map<String, ? extends @Nullable Object> all) {
      return test.test(all);
    }
  }

  /** Calls the tool without rules. */
  @Benchmark
  public @Nullable Object floor() {
    return without.call("order", arguments, caller).orElseThrow();
  }

  /** Calls the tool with conditions in CEL. */
  @Benchmark
  public @Nullable Object cel() {
    return withCel.call("order", arguments, caller).orElseThrow();
  }

  /** Calls the tool with the same conditions in Java. */
  @Benchmark
  public @Nullable Object lambdas() {
    return withLambdas.call("order", arguments, caller).orElseThrow();
  }

  /** Ends the runtimes. */
  @TearDown
  public void close() {
    List.of(without, withCel, withLambdas).forEach(Mxcp::close);
    List.of(open, guarded).forEach(BenchProject::close);
  }
}
