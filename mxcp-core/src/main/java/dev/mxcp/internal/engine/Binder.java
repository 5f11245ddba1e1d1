package dev.mxcp.internal.engine;

import dev.mxcp.definition.Endpoint;
import dev.mxcp.definition.Prompt;
import dev.mxcp.definition.SourcedEndpoint;
import dev.mxcp.error.LoadException;
import dev.mxcp.error.Problem;
import dev.mxcp.error.ProblemCode;
import dev.mxcp.internal.project.Project;
import dev.mxcp.spi.CallInterceptor;
import dev.mxcp.spi.InvokerSession;
import dev.mxcp.spi.PreparedEndpoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes bindings: hands every endpoint to its session and keeps what is wrong with it. */
final class Binder {

  /** The language of prompts: their text is a Jinja2 template. */
  static final String PROMPT_LANGUAGE = "jinja2";

  private static final Logger LOG = LoggerFactory.getLogger(Binder.class);

  private final List<CallInterceptor> interceptors;
  private final Map<Endpoint, PreparedEndpoint> javaTools = new HashMap<>();
  private final ForeignCode foreign;
  private final Duration limit;
  private final Databases databases;
  private final List<Contract> contracts;

  /** Does what needs no session, so that it is done while they are still being opened. */
  Binder(Blueprint blueprint, ForeignCode foreign, Databases databases, Project project) {
    this.databases = databases;
    this.interceptors = blueprint.interceptors();
    this.foreign = foreign;
    this.limit = blueprint.hookTimeout();
    blueprint.javaTools().forEach(tool -> javaTools.put(tool.tool(), tool.body()));
    UnaryOperator<String> redaction = project.config().secrets()::redact;
    this.contracts =
        project.endpoints().parallelStream()
            .map(one -> Contract.of(one, blueprint, redaction))
            .toList();
  }

  /**
   * Binds the endpoints and returns the bindings in the same order.
   *
   * <p>Those of sessions that want them one by one come first, on one thread: Python may make
   * tables that SQL is then prepared against. The others are spread over the cores. All of it is
   * code of others, which runs on threads of its own.
   */
  List<Binding> bind(Sessions sessions) {
    Binding[] bindings = new Binding[contracts.size()];
    List<Integer> parallel = new ArrayList<>();
    List<Integer> serial = new ArrayList<>();
    IntStream.range(0, bindings.length)
        .forEach(i -> (inParallel(i, sessions) ? parallel : serial).add(i));
    if (!serial.isEmpty()) {
      foreign.run(
          "prepare endpoints",
          limit,
          () -> serial.forEach(i -> bindings[i] = bind(contracts.get(i), sessions)));
    }
    if (!parallel.isEmpty()) {
      foreign.run(
          "prepare endpoints in parallel",
          limit,
          () -> spread(parallel, i -> bindings[i] = bind(contracts.get(i), sessions)));
    }
    return List.of(bindings);
  }

  private boolean inParallel(int index, Sessions sessions) {
    InvokerSession session = sessions.of(language(contracts.get(index).endpoint()));
    return session == null || session.preparesInParallel();
  }

  private interface Work {
    void on(int index);
  }

  private static void spread(List<Integer> indexes, Work work) throws Exception {
    int threads = Math.min(indexes.size(), Runtime.getRuntime().availableProcessors());
    ExecutorService pool = Executors.newFixedThreadPool(threads, Binder::daemon);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int part = 0; part < threads; part++) {
        int first = part;
        running.add(
            pool.submit(
                () -> {
                  for (int i = first; i < indexes.size(); i += threads) {
                    work.on(indexes.get(i));
                  }
                }));
      }
      for (Future<?> one : running) {
        one.get();
      }
    } finally {
      pool.shutdownNow();
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "mxcp-prepare");
    thread.setDaemon(true);
    return thread;
  }

  /** Binds one endpoint; what is wrong with it is in its entry. */
  private Binding bind(Contract contract, Sessions sessions) {
    Endpoint endpoint = contract.endpoint();
    List<Problem> problems = new ArrayList<>();
    PreparedEndpoint prepared = prepare(endpoint, sessions, problems);
    return contract.bound(problems, prepared == null ? null : surround(prepared));
  }

  private @Nullable PreparedEndpoint prepare(
      Endpoint endpoint, Sessions sessions, List<Problem> problems) {
    PreparedEndpoint java = javaTools.get(endpoint);
    if (java != null) {
      return java;
    }
    InvokerSession session = sessions.of(language(endpoint));
    if (session == null) {
      problems.add(noInvoker(endpoint));
      return null;
    }
    if (endpoint instanceof SourcedEndpoint sourced && !databases.knows(sourced.database())) {
      problems.add(databases.unknown(sourced));
      return null;
    }
    try {
      PreparedEndpoint prepared = session.prepare(endpoint);
      if (prepared == null) {
        problems.add(failed(endpoint, "prepare returned null"));
        return null;
      }
      problems.addAll(prepared.warnings());
      return prepared;
    } catch (LoadException e) {
      problems.addAll(e.problems());
    } catch (Throwable e) {
      LOG.warn("The invoker for {} failed to prepare {}", language(endpoint), endpoint.id(), e);
      problems.add(failed(endpoint, e.toString()));
    }
    return null;
  }

  private static Problem failed(Endpoint endpoint, String why) {
    String text = "The invoker for " + language(endpoint) + " failed: " + why;
    return Problem.error(ProblemCode.INVOKER, endpoint.position(), text);
  }

  /** A prompt without its renderer is no error: the tools of the project work all the same. */
  private static Problem noInvoker(Endpoint endpoint) {
    String text = "No invoker is registered for " + language(endpoint);
    Problem problem =
        endpoint instanceof Prompt
            ? Problem.warning(ProblemCode.UNKNOWN_LANGUAGE, endpoint.position(), text)
            : Problem.error(ProblemCode.UNKNOWN_LANGUAGE, endpoint.position(), text);
    return problem.withHint("Add one with Mxcp.builder().invoker(...).");
  }

  static String language(Endpoint endpoint) {
    return endpoint instanceof SourcedEndpoint sourced ? sourced.language() : PROMPT_LANGUAGE;
  }

  private PreparedEndpoint surround(PreparedEndpoint innermost) {
    PreparedEndpoint chain = innermost;
    for (int i = interceptors.size() - 1; i >= 0; i--) {
      chain = new Intercepted(interceptors.get(i), chain);
    }
    return chain;
  }
}
