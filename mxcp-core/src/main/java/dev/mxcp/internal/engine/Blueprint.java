package dev.mxcp.internal.engine;

import dev.mxcp.internal.project.CompletionCheck;
import dev.mxcp.internal.project.HostTools;
import dev.mxcp.internal.project.Project;
import dev.mxcp.internal.project.ProjectRequest;
import dev.mxcp.runtime.SqlFunction;
import dev.mxcp.spi.Approval;
import dev.mxcp.spi.AuditSink;
import dev.mxcp.spi.CallInterceptor;
import dev.mxcp.spi.CallListener;
import dev.mxcp.spi.ConditionLanguage;
import dev.mxcp.spi.DatabaseProvider;
import dev.mxcp.spi.ReloadListener;
import dev.mxcp.spi.ToolInvoker;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the builder collected: each generation is made from it.
 *
 * @param request the project and how it is read
 * @param invokers the invokers, in order of registration
 * @param javaTools the tools defined in Java
 * @param databaseProvider the provider of the default database; null for the first invoker's
 * @param databases where the named databases come from
 * @param listeners the listeners of calls
 * @param reloadListeners the listeners of reloads
 * @param interceptors the interceptors, the outermost first
 * @param functions functions for SQL, written in Java
 * @param conditions the language of policies' conditions; null if there is none
 * @param approval asked before destructive tools run; null if nobody is
 * @param audit keeps records of calls; null if nothing does
 * @param headers which headers reach tools
 * @param executor the executor of asynchronous calls; null for threads of the engine's own
 * @param callTimeout the default limit of a call; null for none
 * @param reloadWait how long calls wait for a reload
 * @param drainTimeout how long a reload or close waits for calls
 * @param hookTimeout how long a step of a start may take, such as a session's start with its hooks
 * @param lenient whether good endpoints are served beside bad ones
 * @param failOnHookError whether a failed start-up hook makes the start fail
 * @param watchFiles whether changed files lead to a reload
 */
public record Blueprint(
    ProjectRequest request,
    List<ToolInvoker> invokers,
    List<JavaTool> javaTools,
    @Nullable DatabaseProvider databaseProvider,
    DatabaseSources databases,
    List<CallListener> listeners,
    List<ReloadListener> reloadListeners,
    List<CallInterceptor> interceptors,
    List<SqlFunction> functions,
    @Nullable ConditionLanguage conditions,
    @Nullable Approval approval,
    @Nullable AuditSink audit,
    HeaderRules headers,
    @Nullable Executor executor,
    @Nullable Duration callTimeout,
    Duration reloadWait,
    Duration drainTimeout,
    Duration hookTimeout,
    boolean lenient,
    boolean failOnHookError,
    boolean watchFiles) {

  Optional<DatabaseProvider> provider() {
    return databaseProvider != null
        ? Optional.of(databaseProvider)
        : invokers.stream().flatMap(invoker -> invoker.databaseProvider().stream()).findFirst();
  }

  /** Returns a project with the tools that the host defines in Java. */
  Project withHostTools(Project project) {
    return CompletionCheck.check(
        HostTools.add(project, javaTools.stream().map(JavaTool::tool).toList()));
  }

  /** Returns how long a step of an end may take, such as a session's stop with its hooks. */
  Duration endTimeout() {
    return drainTimeout.compareTo(hookTimeout) < 0 ? drainTimeout : hookTimeout;
  }
}
