package dev.mxcp.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mxcp.CallOptions;
import dev.mxcp.Mxcp;
import dev.mxcp.Outcome;
import dev.mxcp.runtime.ReloadReport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A table of faults: whatever Python code does, wherever it does it, others are answered, a later
 * reload works, and nothing is left behind.
 */
@Tag("long")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class PythonFaultTest {

  private static final Duration LIMIT = Duration.ofSeconds(4);
  private static final CallOptions HURRY = CallOptions.DEFAULT.withTimeout(Duration.ofMillis(500));
  private static final String BENIGN = "def bad():\n    return 'benign'\n";

  @TempDir Path directory;

  /** What code does that it should not. */
  private enum Fault {
    EXITS("import sys; sys.exit(2)"),
    IS_INTERRUPTED("raise KeyboardInterrupt()"),
    MISREADS_ARGUMENTS(
        "import argparse; argparse.ArgumentParser(add_help=False).parse_args(['--no-such'])"),
    EXITS_AT_ONCE("import os; os._exit(3)"),
    CRASHES("import ctypes; ctypes.string_at(0)"),
    LACKS_MEMORY("x = bytearray(1 << 60)"),
    RECURSES("f = lambda g: g(g); f(f)"),
    STOPS_THE_LOOP("import asyncio; asyncio.get_running_loop().stop()"),
    SPINS("x = 1\nwhile x: pass"),
    HOLDS_THE_GIL("import re; re.match('(a+)+$', 'a' * 60 + 'b')");

    private final String code;

    Fault(String code) {
      this.code = code;
    }

    /** Returns it as lines of a block. */
    String block() {
      return code.indent(4);
    }
  }

  /** Where code does it. */
  private enum Place {
    CALL {
      @Override
      String module(Fault fault) {
        return "def bad():\n" + fault.block();
      }
    },
    ASYNC_CALL {
      @Override
      String module(Fault fault) {
        return "async def bad():\n" + fault.block();
      }
    },
    TASK_OF_A_CALL {
      @Override
      String module(Fault fault) {
        return "import asyncio\nasync def other():\n"
            + fault.block()
            + "async def bad():\n    await asyncio.gather(other(), asyncio.sleep(0.01))\n";
      }
    },
    START_HOOK {
      @Override
      String module(Fault fault) {
        String hook = "\nfrom mxcp.runtime import on_init\n@on_init\ndef begin():\n";
        return BENIGN + hook + fault.block();
      }
    },
    SHUTDOWN_HOOK {
      @Override
      String module(Fault fault) {
        String hook = "\nfrom mxcp.runtime import on_shutdown\n@on_shutdown\ndef end():\n";
        return BENIGN + hook + fault.block();
      }
    },
    IMPORT {
      @Override
      String module(Fault fault) {
        return BENIGN + fault.code;
      }
    },
    END {
      @Override
      String module(Fault fault) {
        return BENIGN + "\nimport atexit\n@atexit.register\ndef end():\n" + fault.block();
      }
    };

    abstract String module(Fault fault);
  }

  private static final Set<Place> CALLS =
      EnumSet.of(Place.CALL, Place.ASYNC_CALL, Place.TASK_OF_A_CALL);

  @ParameterizedTest
  @EnumSource
  void harms_nobody_else(Fault fault) throws Exception {
    FaultProject project = new FaultProject(directory).python("bad", BENIGN).tool("bad");
    PythonInvoker invoker =
        PythonInvoker.create().importTimeout(LIMIT).hookTimeout(LIMIT).endTimeout(LIMIT);
    StringBuilder table = new StringBuilder();
    try (Mxcp mxcp = project.builder(invoker).build()) {
      for (Place place : Place.values()) {
        project.python("bad", place.module(fault));
        ReloadReport.Status status = reload(mxcp);
        String what = CALLS.contains(place) ? call(mxcp) : status.toString();
        table.append(String.format("%-20s %-16s %s%n", fault, place, what));
        if (status == ReloadReport.Status.SUCCEEDED) {
          assertThat(FaultProject.isGood(mxcp)).as("others after %s", place).isTrue();
        }
      }
      project.python("bad", BENIGN);
      assertThat(reload(mxcp)).isEqualTo(ReloadReport.Status.SUCCEEDED);
      assertThat(mxcp.call("bad", Map.of()).orElseThrow()).isEqualTo("benign");
      project.python("bad", Place.END.module(fault));
      assertThat(reload(mxcp)).isEqualTo(ReloadReport.Status.SUCCEEDED);
    }
    System.out.print(table);
    assertThat(project.leftovers()).isEmpty();
  }

  private static String call(Mxcp mxcp) {
    Outcome outcome = mxcp.call("bad", Map.of(), HURRY);
    assertThat(outcome).isInstanceOf(Outcome.Failed.class);
    return ((Outcome.Failed) outcome).code().toString();
  }

  private static ReloadReport.Status reload(Mxcp mxcp) throws Exception {
    return mxcp.reload().toCompletableFuture().get().status();
  }
}
