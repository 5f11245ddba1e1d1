package dev.mxcp.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who reads the pipe changes all the time; nobody may notice. */
class PythonPipeTest {

  private static final String PROGRAM =
      """
      import asyncio, threading, time
      from mxcp.runtime import db, mcp

      def ask(n):
          return db.execute("SELECT $n AS n", {"n": n})[0]["n"]

      def one():
          return ask(1)

      async def many():
          return await asyncio.gather(*(asyncio.to_thread(ask, n) for n in range(40)))

      async def steps():
          for i in range(2000):
              await mcp.progress(i)

      def slow():
          time.sleep(0.01)
          return ask(2)

      def later():
          def work():
              for i in range(3):
                  time.sleep(0.1)
                  later.seen.append(ask(i))
              open("later", "x").close()
          threading.Thread(target=work, daemon=True).start()

      later.seen = []

      def seen():
          return later.seen
      """;

  @TempDir Path directory;
  private PythonProject project;

  @BeforeEach
  void create() throws Exception {
    project = new PythonProject(directory).file("python/t.py", PROGRAM).start();
  }

  @AfterEach
  void stop() {
    project.close();
  }

  private @Nullable Object call(String tool) throws Exception {
    return project.call(tool, "python/t.py", Map.of());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void answers_short_and_slow_calls_of_any_number_of_threads(int threads) throws Exception {
    call("one");
    call("slow");
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<Object>> answers = new ArrayList<>();
      for (int i = 0; i < 1000; i++) {
        boolean slow = i % 50 == 0;
        answers.add(pool.submit((Callable<Object>) () -> call(slow ? "slow" : "one")));
      }
      for (int i = 0; i < answers.size(); i++) {
        assertThat(answers.get(i).get()).isEqualTo(i % 50 == 0 ? 2L : 1L);
      }
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void serves_the_queries_of_many_threads_of_one_call() throws Exception {
    for (int i = 0; i < 5; i++) {
      assertThat(call("many")).isEqualTo(LongStream.range(0, 40).boxed().toList());
    }
  }

  @Test
  void keeps_the_order_of_progress_while_others_call() throws Exception {
    List<Double> seen = Collections.synchronizedList(new ArrayList<>());
    call("one");
    ExecutorService others = Executors.newFixedThreadPool(2);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < 300; i++) {
        running.add(others.submit((Callable<Object>) () -> call("one")));
      }
      project.call("steps", "python/t.py", Map.of(), Contexts.ofProgress(seen::add));
      for (Future<?> call : running) {
        call.get();
      }
    } finally {
      others.shutdownNow();
    }

    assertThat(seen).hasSize(2000).isSorted();
  }

  @Test
  void serves_a_thread_of_a_tool_while_no_call_runs() throws Exception {
    call("later");
    while (!Files.exists(directory.resolve("later"))) {
      Thread.onSpinWait();
    }

    assertThat(call("seen")).isEqualTo(List.of(0L, 1L, 2L));
  }
}
