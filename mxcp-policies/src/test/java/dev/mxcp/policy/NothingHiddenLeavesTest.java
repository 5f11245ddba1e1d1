package dev.mxcp.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mxcp.CallOptions;
import dev.mxcp.Mxcp;
import dev.mxcp.MxcpBuilder;
import dev.mxcp.Outcome;
import dev.mxcp.audit.JsonLinesAudit;
import dev.mxcp.definition.Policies;
import dev.mxcp.definition.Policies.Action;
import dev.mxcp.definition.Policies.Rule;
import dev.mxcp.definition.Tool;
import dev.mxcp.definition.ValueType;
import dev.mxcp.error.FailureCode;
import dev.mxcp.error.SourcePosition;
import dev.mxcp.error.ToolException;
import dev.mxcp.fixture.ProjectDirectory;
import dev.mxcp.policy.Guarded.Caller;
import dev.mxcp.policy.Guarded.Condition;
import dev.mxcp.policy.Guarded.Field;
import dev.mxcp.policy.Guarded.Given;
import dev.mxcp.policy.Guarded.Guard;
import dev.mxcp.spi.CallListener;
import dev.mxcp.spi.ConditionLanguage;
import dev.mxcp.spi.ConditionScope;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

/** Whatever results, rules and callers are, what rules take away is seen nowhere. */
class NothingHiddenLeavesTest {

  private static final int TOOLS = 12;

  @Provide
  Arbitrary<List<Guarded>> tools() {
    Arbitrary<String> names = Arbitraries.of("a", "b", "c", "d");
    Arbitrary<Given> given =
        Arbitraries.frequencyOf(
            Tuple.of(20, Arbitraries.just(Given.FITTING)),
            Tuple.of(1, Arbitraries.of(Given.NUMBER, Given.NESTED)),
            Tuple.of(2, Arbitraries.just(Given.NOTHING)));
    Arbitrary<Guard> guards =
        Combinators.combine(
                Arbitraries.frequency(
                    Tuple.of(4, Condition.ALWAYS),
                    Tuple.of(4, Condition.GUEST),
                    Tuple.of(3, Condition.LARGE),
                    Tuple.of(2, Condition.LEVEL),
                    Tuple.of(1, Condition.BROKEN)),
                Arbitraries.frequency(
                    Tuple.of(3, Action.FILTER_FIELDS),
                    Tuple.of(3, Action.MASK_FIELDS),
                    Tuple.of(3, Action.FILTER_SENSITIVE_FIELDS),
                    Tuple.of(1, Action.DENY)),
                names.set().ofMinSize(1))
            .as(Guard::new);
    return Combinators.combine(
            Arbitraries.just(0),
            Arbitraries.maps(names, Arbitraries.of(Field.class)).ofSize(4),
            Arbitraries.maps(names, given).ofMinSize(1).list().ofMinSize(1).ofMaxSize(4),
            Arbitraries.of(true, false),
            guards.list().ofMaxSize(3),
            Arbitraries.of(Caller.class))
        .as(Guarded::new)
        .list()
        .ofSize(TOOLS)
        .map(list -> IntStream.range(0, TOOLS).mapToObj(i -> list.get(i).withId(i)).toList());
  }

  /** Everything that was seen outside of the caller's own outcome. */
  private record Seen(String log, String audit, String listened) {}

  private interface Calls {
    void make(Mxcp mxcp) throws IOException;
  }

  private static Seen watch(List<Guarded> tools, Calls calls) throws IOException {
    Path directory = Files.createTempDirectory("guarded");
    StringBuffer listened = new StringBuffer();
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    PrintStream err = System.err;
    System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    try (Mxcp mxcp = builder(directory, tools).listener(listener(listened)).build()) {
      calls.make(mxcp);
    } finally {
      System.setErr(err);
    }
    String audit = audit(directory);
    return new Seen(log.toString(StandardCharsets.UTF_8), audit, listened.toString());
  }

  private static MxcpBuilder builder(Path directory, List<Guarded> tools) {
    MxcpBuilder builder =
        ProjectDirectory.create(directory)
            .builder()
            .environment(Map.of("MXCP_AUDIT_ENABLED", "true"))
            .audit(JsonLinesAudit.create())
            .policies(CelPolicies.create());
    for (Guarded tool : tools) {
      Object result = tool.result();
      builder.tool(tool.tool(), call -> result);
    }
    return builder;
  }

  private static CallListener listener(StringBuffer listened) {
    return new CallListener() {
      @Override
      public void ended(End end) {
        end.failure()
            .map(NothingHiddenLeavesTest::text)
            .or(() -> Optional.of(end.value() + "\n"))
            .ifPresent(listened::append);
      }
    };
  }

  private static String text(ToolException failure) {
    return failure + "\n" + failure.violations() + "\n" + failure.diagnostic() + "\n";
  }

  private static String audit(Path directory) throws IOException {
    StringBuilder text = new StringBuilder();
    try (Stream<Path> files = Files.list(directory.resolve("audit"))) {
      for (Path file : files.toList()) {
        text.append(Files.readString(file));
      }
    }
    return text.toString();
  }

  private static String shown(Outcome outcome) {
    return outcome instanceof Outcome.Failed failed
        ? failed.message() + failed.violations() + failed.diagnostic() + failed
        : ((Outcome.Ok) outcome).json() + outcome;
  }

  private static void lacks(String text, Collection<String> values) {
    for (String value : values) {
      if (text.contains(value)) {
        throw new AssertionError(value + " is in\n" + text);
      }
    }
  }

  @Property(tries = 15, edgeCases = EdgeCasesMode.NONE)
  void no_value_that_rules_take_away_is_seen(@ForAll("tools") List<Guarded> tools)
      throws IOException {
    Seen seen =
        watch(
            tools,
            mxcp -> {
              for (Guarded tool : tools) {
                check(mxcp, tool);
              }
            });

    for (Guarded tool : tools) {
      lacks(seen.listened(), tool.isInvalid() && tool.isRuled() ? tool.all() : tool.taken());
      Set<String> hidden = new LinkedHashSet<>(tool.taken());
      hidden.addAll(tool.sensitive());
      hidden.add(Guarded.CLAIM);
      lacks(seen.audit(), hidden);
      lacks(seen.log(), hidden);
    }
    assertThat(seen.audit().lines()).hasSize(2 * TOOLS);
  }

  private static void check(Mxcp mxcp, Guarded one) throws IOException {
    CallOptions caller = one.caller().options();
    Outcome outcome = mxcp.call(one.name(), Map.of(), caller);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    String failure =
        mxcp.callToJson(one.name(), Map.of(), caller, out).map(Outcome::toString).orElse("");
    String stream = out.toString(StandardCharsets.UTF_8);
    String text = shown(outcome);
    lacks(text, one.taken());
    lacks(stream, one.taken());
    if (one.isInvalid()) {
      assertThat(outcome.isOk()).isFalse();
      lacks(text + failure, one.isRuled() ? one.all() : one.sensitive());
    } else if (one.isDenied()) {
      assertThat(((Outcome.Failed) outcome).code()).isEqualTo(FailureCode.DENIED);
      lacks(failure, one.all());
    } else {
      Set<String> left = one.all();
      left.removeAll(one.taken());
      left.forEach(value -> assertThat(text).contains(value));
      assertThat(stream).isEqualTo(((Outcome.Ok) outcome).json());
    }
  }

  @Provide
  Arbitrary<Throwable> throwables() {
    return Arbitraries.of(
        new IllegalStateException(Guarded.CLAIM),
        new NullPointerException(),
        new StackOverflowError(Guarded.CLAIM),
        new OutOfMemoryError(Guarded.CLAIM),
        new NoClassDefFoundError(Guarded.CLAIM),
        new AssertionError(Guarded.CLAIM),
        new UncheckedIOException(new IOException(Guarded.CLAIM)));
  }

  /** A language of two sentences: the rule holds not, and it throws. */
  private record Throwing(Throwable throwable) implements ConditionLanguage {
    @Override
    public String name() {
      return "throwing";
    }

    @Override
    public dev.mxcp.spi.Condition compile(String text, ConditionScope scope) {
      return new Thrown(text, throwable);
    }
  }

  private record Thrown(String text, Throwable throwable) implements dev.mxcp.spi.Condition {
    @Override
    public boolean test(Map<String, ?> variables) {
      if (text.equals("no")) {
        return false;
      }
      throw Thrown.<RuntimeException>unchecked(throwable);
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> E unchecked(Throwable throwable) throws E {
      throw (E) throwable;
    }

    @Override
    public Set<String> variables() {
      return text.equals("throws caller") ? Set.of("user") : Set.of();
    }
  }

  @Property(tries = 80)
  void whatever_is_thrown_inside_of_a_condition_denies(
      @ForAll("throwables") Throwable throwable,
      @ForAll boolean isInput,
      @ForAll boolean asksForCaller,
      @ForAll @IntRange(max = 2) int before,
      @ForAll Action named)
      throws IOException {
    List<Rule> rules = new ArrayList<>(Collections.nCopies(before, rule("no", Action.DENY)));
    rules.add(rule(asksForCaller ? "throws caller" : "throws", isInput ? Action.DENY : named));
    Policies policies = isInput ? new Policies(rules, List.of()) : new Policies(List.of(), rules);
    AtomicInteger runs = new AtomicInteger();
    Tool tool = Tool.builder("t").returns(ValueType.object()).policies(policies).build();
    try (Mxcp mxcp =
        Mxcp.builder()
            .policies(new Throwing(throwable))
            .tool(tool, call -> Map.of("n", runs.incrementAndGet()))
            .build()) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      Outcome streamed = mxcp.callToJson("t", Map.of(), CallOptions.DEFAULT, out).orElseThrow();
      for (Outcome outcome : List.of(mxcp.call("t", Map.of()), streamed)) {
        assertThat(((Outcome.Failed) outcome).code()).isEqualTo(FailureCode.DENIED);
        assertThat(shown(outcome)).doesNotContain(Guarded.CLAIM);
      }
      assertThat(out.size()).isZero();
      assertThat(runs.get()).isEqualTo(isInput ? 0 : 2);
    }
  }

  private static Rule rule(String condition, Action action) {
    boolean named = action == Action.FILTER_FIELDS || action == Action.MASK_FIELDS;
    List<String> fields = named ? List.of("n") : List.of();
    return new Rule(condition, action, null, fields, SourcePosition.of(Path.of("Java")));
  }
}
