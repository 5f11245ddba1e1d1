package dev.mxcp.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mxcp.python.engine.PythonEngine;
import dev.mxcp.python.engine.PythonHost;
import dev.mxcp.python.engine.PythonInterpreter;
import dev.mxcp.python.engine.PythonSetup;
import dev.mxcp.python.internal.cpython.CPythonEngine;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** When the kit for Python engines starts an engine, and when it does not. */
class PythonToolsContractTest {

  private static final AtomicInteger STARTS = new AtomicInteger();

  static class Counted implements PythonToolsContract {
    @Override
    public PythonEngine engine() {
      return new Counting(Optional.empty());
    }
  }

  static class Missing implements PythonToolsContract {
    @Override
    public PythonEngine engine() {
      return new Counting(Optional.of("There is no Python on this planet."));
    }
  }

  /** CPython, unless there is a reason against it. */
  private record Counting(Optional<String> reason) implements PythonEngine {

    @Override
    public String name() {
      return "counting";
    }

    @Override
    public Optional<String> unavailable(PythonSetup setup) {
      return reason;
    }

    @Override
    public PythonInterpreter start(PythonSetup setup, PythonHost host) throws Exception {
      STARTS.incrementAndGet();
      return new CPythonEngine().start(setup, host);
    }
  }

  @Test
  void the_tests_of_a_class_share_one_interpreter() {
    STARTS.set(0);
    Launched tests =
        Launched.run(
            Counted.class,
            PythonTools.class,
            "passes_arguments_by_name",
            "gathers_async_functions_in_order",
            "calls_a_plugin_from_sql");

    assertThat(tests.failures()).isEmpty();
    assertThat(tests.succeeded()).hasSize(3);
    assertThat(STARTS).hasValue(1);
  }

  @Test
  void every_test_is_skipped_with_the_reason_where_the_engine_is_unavailable() {
    STARTS.set(0);
    Launched tests = Launched.run(Missing.class);

    assertThat(tests.succeeded()).isEmpty();
    assertThat(tests.failures()).hasSizeGreaterThan(30);
    assertThat(tests.failures().values())
        .allSatisfy(
            text -> assertThat(text).contains("TestAborted", "There is no Python on this planet."));
    assertThat(STARTS).hasValue(0);
  }
}
