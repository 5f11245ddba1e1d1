package dev.mxcp.internal.engine;

import dev.mxcp.internal.project.ProjectRequest;
import dev.mxcp.runtime.SqlFunction;
import dev.mxcp.spi.CallInterceptor;
import dev.mxcp.spi.CallListener;
import dev.mxcp.spi.DatabaseProvider;
import dev.mxcp.spi.ToolInvoker;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * All that the builder collected: what every generation is made from.
 *
 * @param request which project, and how it is read
 * @param invokers what runs its endpoints, in order of registration
 * @param databaseProvider what opens the database; null for the first invoker that brings one
 * @param listeners who is told of calls
 * @param interceptors who stands around invokers, the outermost first
 * @param functions functions for SQL, written in Java
 * @param executor what runs asynchronous calls; null for threads of the engine's own
 * @param callTimeout the default limit of a call; null for none
 * @param reloadWait how long calls wait for a reload
 * @param drainTimeout how long a reload waits for calls
 * @param lenient whether good endpoints are served beside bad ones
 * @param failOnHookError whether a failed start-up hook makes the start fail
 * @param watchFiles whether changed files lead to a reload
 */
public record Blueprint(
    ProjectRequest request,
    List<ToolInvoker> invokers,
    @Nullable DatabaseProvider databaseProvider,
    List<CallListener> listeners,
    List<CallInterceptor> interceptors,
    List<SqlFunction> functions,
    @Nullable Executor executor,
    @Nullable Duration callTimeout,
    Duration reloadWait,
    Duration drainTimeout,
    boolean lenient,
    boolean failOnHookError,
    boolean watchFiles) {

  Optional<DatabaseProvider> provider() {
    return databaseProvider != null
        ? Optional.of(databaseProvider)
        : invokers.stream().flatMap(invoker -> invoker.databaseProvider().stream()).findFirst();
  }
}
