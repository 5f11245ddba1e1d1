package dev.mxcp.testing;

import dev.mxcp.config.Config;
import dev.mxcp.definition.Endpoint;
import dev.mxcp.runtime.Runtime;
import dev.mxcp.spi.DatabaseProvider;
import dev.mxcp.spi.EndpointChecker;
import dev.mxcp.spi.InvokerSession;
import dev.mxcp.spi.PreparedEndpoint;
import dev.mxcp.spi.ToolInvoker;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Passes everything on, and notes what was prepared, opened and closed. */
final class CountingInvoker implements ToolInvoker {

  private final ToolInvoker real;
  private final List<String> prepared = new CopyOnWriteArrayList<>();
  private final AtomicInteger opened = new AtomicInteger();
  private final AtomicInteger closed = new AtomicInteger();

  CountingInvoker(ToolInvoker real) {
    this.real = real;
  }

  List<String> prepared() {
    return List.copyOf(prepared);
  }

  int opened() {
    return opened.get();
  }

  int closed() {
    return closed.get();
  }

  @Override
  public String language() {
    return real.language();
  }

  @Override
  public Optional<DatabaseProvider> databaseProvider() {
    return real.databaseProvider();
  }

  @Override
  public EndpointChecker checker(Runtime runtime) {
    return real.checker(runtime);
  }

  @Override
  public InvokerSession open(CompletionStage<Config> config) throws Exception {
    InvokerSession session = real.open(config);
    opened.incrementAndGet();
    return new CountingSession(session);
  }

  private final class CountingSession implements InvokerSession {

    private final InvokerSession session;

    private CountingSession(InvokerSession session) {
      this.session = session;
    }

    @Override
    public void start(Runtime runtime) throws Exception {
      session.start(runtime);
    }

    @Override
    public PreparedEndpoint prepare(Endpoint endpoint) {
      prepared.add(endpoint.id());
      return session.prepare(endpoint);
    }

    @Override
    public boolean preparesInParallel() {
      return session.preparesInParallel();
    }

    @Override
    public String description() {
      return session.description();
    }

    @Override
    public void stop() throws Exception {
      session.stop();
    }

    @Override
    public void close() throws Exception {
      closed.incrementAndGet();
      session.close();
    }
  }
}
