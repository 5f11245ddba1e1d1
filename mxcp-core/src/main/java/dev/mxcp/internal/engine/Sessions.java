package dev.mxcp.internal.engine;

import dev.mxcp.config.Config;
import dev.mxcp.error.ConfigException;
import dev.mxcp.internal.engine.ForeignCode.Running;
import dev.mxcp.runtime.Runtime;
import dev.mxcp.runtime.WorkerStatus;
import dev.mxcp.spi.InvokerSession;
import dev.mxcp.spi.ToolInvoker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The invoker sessions of one generation: opened while the project is read, started in order of
 * registration, ended in reverse, and each closed exactly once.
 */
final class Sessions {

  private final ForeignCode foreign;
  private final Duration limit;
  private final CompletableFuture<Config> config = new CompletableFuture<>();
  private final List<Opening> openings = new CopyOnWriteArrayList<>();

  /** A session that is opened on a thread of its own. */
  private static final class Opening {
    private final String language;
    private final Running<InvokerSession> running;
    private volatile @Nullable InvokerSession session;
    private String description = "";
    private boolean started;

    private Opening(String language, Running<InvokerSession> running) {
      this.language = language;
      this.running = running;
    }
  }

  /**
   * Begins to open a session for every invoker; {@link #close} them in every case.
   *
   * @param limit how long opening, starting or ending one of them may take
   */
  Sessions(List<ToolInvoker> invokers, ForeignCode foreign, Duration limit) {
    this.foreign = foreign;
    this.limit = limit;
    for (ToolInvoker invoker : invokers) {
      Running<InvokerSession> running =
          foreign.begin("open " + invoker.language(), () -> invoker.open(config.copy()));
      openings.add(new Opening(invoker.language(), running));
    }
  }

  /** Hands over the configuration that sessions may wait for. */
  void configured(Config read) {
    config.complete(read);
  }

  /** Starts all sessions, one after the other. */
  void start(Runtime runtime) {
    for (Opening opening : openings) {
      InvokerSession session = opened(opening);
      opening.started = true;
      String what = "start the invoker for " + opening.language;
      foreign.run(
          what,
          limit,
          () -> {
            session.start(runtime);
            opening.description = session.description();
          });
    }
  }

  private InvokerSession opened(Opening opening) {
    String what = "open the invoker for " + opening.language;
    InvokerSession session = foreign.await(what, opening.running, limit);
    if (session == null) {
      throw new ConfigException("Failed to " + what + ": it gave no session");
    }
    opening.session = session;
    return session;
  }

  /** Returns the session for a language; null if no invoker runs it. */
  @Nullable InvokerSession of(String language) {
    for (Opening opening : openings) {
      if (opening.language.equals(language)) {
        return opening.session;
      }
    }
    return null;
  }

  /** Returns what each session says of itself, in order of registration. */
  List<String> descriptions() {
    List<String> texts = new ArrayList<>();
    for (Opening opening : openings) {
      String own = opening.description;
      texts.add(own.isEmpty() ? opening.language : opening.language + ": " + own);
    }
    return texts;
  }

  /** Returns the workers by language; for any thread. */
  Map<String, WorkerStatus> workers() {
    Map<String, WorkerStatus> workers = new TreeMap<>();
    for (Opening opening : openings) {
      InvokerSession session = opening.session;
      if (session != null) {
        session.workers().ifPresent(status -> workers.put(opening.language, status));
      }
    }
    return Collections.unmodifiableMap(workers);
  }

  /** Stops those that were started, within the given limit each; a second time none. */
  void stop(Duration within) {
    for (int i = openings.size() - 1; i >= 0; i--) {
      Opening opening = openings.get(i);
      InvokerSession session = opening.session;
      if (opening.started && session != null) {
        opening.started = false;
        foreign.end("stop the invoker for " + opening.language, within, session::stop);
      }
    }
  }

  /**
   * Closes all, started or not; one that is still being opened as soon as it is. A second time it
   * closes none.
   */
  void close(Duration within) {
    config.completeExceptionally(new CancellationException("The generation does not start"));
    for (int i = openings.size() - 1; i >= 0; i--) {
      close(openings.get(i), within);
    }
    openings.clear();
  }

  private void close(Opening opening, Duration within) {
    String what = "close the invoker for " + opening.language;
    foreign.end(
        what,
        within,
        () -> {
          InvokerSession session = opening.running.result().handle((opened, e) -> opened).join();
          if (session != null) {
            session.close();
          }
        });
  }
}
