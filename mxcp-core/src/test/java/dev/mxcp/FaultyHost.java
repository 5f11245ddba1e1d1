package dev.mxcp;

import dev.mxcp.config.Config;
import dev.mxcp.definition.Endpoint;
import dev.mxcp.runtime.CallContext;
import dev.mxcp.runtime.ReloadReport;
import dev.mxcp.runtime.ReloadRequest;
import dev.mxcp.runtime.Runtime;
import dev.mxcp.runtime.SqlFunction;
import dev.mxcp.runtime.Transaction;
import dev.mxcp.spi.CallInterceptor;
import dev.mxcp.spi.CallListener;
import dev.mxcp.spi.DatabaseProvider;
import dev.mxcp.spi.Invocation;
import dev.mxcp.spi.InvokerSession;
import dev.mxcp.spi.PreparedEndpoint;
import dev.mxcp.spi.ReloadListener;
import dev.mxcp.spi.ResultSink;
import dev.mxcp.spi.SecretResolver;
import dev.mxcp.spi.ToolInvoker;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Code of a host in every place where the library runs such code; one of them can go wrong. */
final class FaultyHost {

  /** Where code of a host runs. */
  enum Place {
    OPEN,
    START,
    DESCRIPTION,
    PREPARE,
    STOP,
    CLOSE,
    HOOK,
    DATABASE_OPEN,
    DATABASE_CLOSE,
    RESOLVER,
    PAYLOAD,
    RELOAD_STARTED,
    RELOAD_ENDED,
    INVOKE,
    STREAM,
    INTERCEPTOR,
    CALL_STARTED,
    CALL_INVOKING,
    CALL_SCOPE,
    CALL_ENDED;

    /** Returns whether it runs on the thread of a caller, who alone waits for it. */
    boolean isOfCaller() {
      return compareTo(INVOKE) >= 0;
    }
  }

  /** What goes wrong there. */
  enum Fault {
    EXCEPTION,
    ERROR,
    STACK_OVERFLOW,
    OUT_OF_MEMORY,
    BLOCKS,
    IS_INTERRUPTED
  }

  private final AtomicInteger open = new AtomicInteger();
  private volatile @Nullable Place place;
  private volatile Fault fault = Fault.EXCEPTION;
  private volatile CountDownLatch released = new CountDownLatch(1);

  void arm(Place where, Fault what) {
    released = new CountDownLatch(1);
    fault = what;
    place = where;
  }

  /** Ends the fault, and lets go what blocks. */
  void disarm() {
    place = null;
    released.countDown();
  }

  /** Returns how many sessions and databases are open. */
  int open() {
    return open.get();
  }

  private void at(Place here) {
    if (here == place) {
      goWrong();
    }
  }

  private void goWrong() {
    switch (fault) {
      case EXCEPTION -> throw new IllegalStateException("a fault of the host");
      case ERROR -> throw new NoClassDefFoundError("a fault of the host");
      case STACK_OVERFLOW -> throw new StackOverflowError();
      case OUT_OF_MEMORY -> throw new OutOfMemoryError("a fault of the host");
      case IS_INTERRUPTED -> Thread.currentThread().interrupt();
      case BLOCKS -> block();
    }
  }

  private void block() {
    try {
      released.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted", e);
    }
  }

  MxcpBuilder register(MxcpBuilder builder) {
    return builder
        .invoker(new Invoker())
        .interceptor(interceptor())
        .listener(new Calls())
        .reloadListener(new Reloads())
        .secretResolver(new Resolver());
  }

  ReloadRequest reload() {
    return new ReloadRequest("test", () -> at(Place.PAYLOAD));
  }

  private CallInterceptor interceptor() {
    return new CallInterceptor() {
      @Override
      public @Nullable Object intercept(Invocation invocation, PreparedEndpoint next)
          throws Exception {
        if (invocation.endpoint().id().equals("faulty")) {
          at(Place.INTERCEPTOR);
        }
        return next.invoke(invocation);
      }

      @Override
      public void stream(Invocation invocation, PreparedEndpoint next, ResultSink sink)
          throws Exception {
        next.stream(invocation, sink);
      }
    };
  }

  private final class Invoker implements ToolInvoker {
    @Override
    public String language() {
      return "java";
    }

    @Override
    public Optional<DatabaseProvider> databaseProvider() {
      return Optional.of(
          (config, mode) -> {
            at(Place.DATABASE_OPEN);
            return new OpenDatabase();
          });
    }

    @Override
    public InvokerSession open(CompletionStage<Config> config) {
      at(Place.OPEN);
      return new Session();
    }
  }

  private final class Session implements InvokerSession {

    Session() {
      open.incrementAndGet();
    }

    @Override
    public void start(Runtime runtime) {
      runtime.lifecycle().onShutdown("hook", () -> at(Place.HOOK));
      at(Place.START);
    }

    @Override
    public String description() {
      at(Place.DESCRIPTION);
      return "faulty";
    }

    @Override
    public PreparedEndpoint prepare(Endpoint endpoint) {
      if (endpoint.id().equals("healthy")) {
        return call -> "fine";
      }
      at(Place.PREPARE);
      return new Faulty();
    }

    @Override
    public void stop() {
      at(Place.STOP);
    }

    @Override
    public void close() {
      open.decrementAndGet();
      at(Place.CLOSE);
    }
  }

  private final class Faulty implements PreparedEndpoint {
    @Override
    public @Nullable Object invoke(Invocation invocation) {
      at(Place.INVOKE);
      return "faulty";
    }

    @Override
    public void stream(Invocation invocation, ResultSink sink) {
      at(Place.STREAM);
      sink.value("faulty");
    }
  }

  private final class Calls implements CallListener {
    @Override
    public void started(Call call) {
      of(call, Place.CALL_STARTED);
    }

    @Override
    public Scope invoking(Call call) {
      of(call, Place.CALL_INVOKING);
      return () -> of(call, Place.CALL_SCOPE);
    }

    @Override
    public void ended(End end) {
      of(end, Place.CALL_ENDED);
    }

    private void of(Call call, Place here) {
      if (call.target().equals("faulty")) {
        at(here);
      }
    }
  }

  private final class Reloads implements ReloadListener {
    @Override
    public void started(ReloadRequest request) {
      at(Place.RELOAD_STARTED);
    }

    @Override
    public void ended(ReloadReport report) {
      at(Place.RELOAD_ENDED);
    }
  }

  private final class Resolver implements SecretResolver {
    @Override
    public String scheme() {
      return "host";
    }

    @Override
    public String resolve(String reference) {
      at(Place.RESOLVER);
      return "a secret of the host";
    }
  }

  /** Holds nothing, but counts. */
  private final class OpenDatabase implements DatabaseProvider.Opened {

    OpenDatabase() {
      open.incrementAndGet();
    }

    @Override
    public List<Map<String, @Nullable Object>> execute(
        String sql, Map<String, ? extends @Nullable Object> parameters, CallContext context) {
      return List.of();
    }

    @Override
    public List<Map<String, @Nullable Object>> executeScript(
        String sql, Map<String, ? extends @Nullable Object> parameters, CallContext context) {
      return List.of();
    }

    @Override
    public Transaction begin(CallContext context) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void register(SqlFunction function) {}

    @Override
    public boolean isReadOnly() {
      return false;
    }

    @Override
    public Optional<Path> file() {
      return Optional.empty();
    }

    @Override
    public void close() {
      open.decrementAndGet();
      at(Place.DATABASE_CLOSE);
    }
  }
}
