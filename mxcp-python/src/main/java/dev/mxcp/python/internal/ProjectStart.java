package dev.mxcp.python.internal;

import dev.mxcp.config.Config;
import dev.mxcp.config.PluginSettings;
import dev.mxcp.error.FailureCode;
import dev.mxcp.error.Problem;
import dev.mxcp.error.ProblemCode;
import dev.mxcp.error.SourcePosition;
import dev.mxcp.error.ToolException;
import dev.mxcp.runtime.Runtime;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What of a project runs in one interpreter outside of calls, one step after the other. */
final class ProjectStart {

  private static final Logger LOG = LoggerFactory.getLogger("mxcp.python");

  private final Worker worker;
  private final Runtime runtime;
  private final Limits limits;

  ProjectStart(Worker worker, Runtime runtime, Limits limits) {
    this.worker = worker;
    this.runtime = runtime;
    this.limits = limits;
  }

  /**
   * Makes the plugins, then imports the modules.
   *
   * @return what the plugins' methods are in SQL
   */
  List<Map<String, @Nullable Object>> load() {
    Config config = runtime.config();
    Step begin = new Step("Finding the modules of " + config.directory(), limits.imports());
    Object files = begin.value(worker, "start", StartRequest.of(config));
    List<Map<String, @Nullable Object>> functions = new ArrayList<>();
    for (PluginSettings plugin : config.plugins()) {
      Step step = new Step("Making the plugin " + plugin.name(), limits.imports());
      functions.addAll(StartRequest.list(step.value(worker, "plugin", StartRequest.of(plugin))));
    }
    for (Object file : (List<?>) Objects.requireNonNull(files)) {
      load(String.valueOf(file));
    }
    return functions;
  }

  private void load(String file) {
    Step step = new Step("The import of " + file, limits.imports());
    String payload = Wire.write(Map.of("file", file));
    Object failure = runUnlessStuck(step, "import", payload);
    if (failure instanceof Map<?, ?> failed) {
      SourcePosition project = SourcePosition.of(runtime.config().directory());
      Map<?, ?> told = (Map<?, ?>) Objects.requireNonNull(failed.get("problem"));
      notImported(file, Answer.problem(told, project, runtime.secrets()), failed.get("text"));
    } else if (failure != null) {
      String text = Shown.text(runtime.secrets(), failure.toString());
      SourcePosition place = SourcePosition.of(Path.of(file));
      notImported(file, Problem.error(ProblemCode.PYTHON_IMPORT, place, text), failure);
    }
  }

  private void notImported(String file, Problem problem, @Nullable Object details) {
    runtime.lifecycle().report(problem);
    String text = Shown.text(runtime.secrets(), String.valueOf(details));
    LOG.warn("{} cannot be imported:\n{}", file, text);
  }

  /** Runs the hooks that wait, and tells the runtime which of them failed. */
  void runHooks(boolean shutdown) {
    String payload = "{\"shutdown\":" + shutdown + "}";
    // Nothing of the project runs for this; but something else may keep the interpreter from it.
    Step ask = new Step("Asking Python for hooks", shutdown ? limits.ending() : limits.hooks());
    while (ask.value(worker, "next_hook", payload) instanceof Map<?, ?> hook) {
      String name = String.valueOf(hook.get("name"));
      Step step = new Step("The hook " + name + " of " + hook.get("file"), limits.hooks());
      Object failure = runUnlessStuck(step, "hook", payload);
      if (failure instanceof Map<?, ?> failed) {
        report(name, failed.get("error"), failed.get("traceback"));
      } else if (failure != null) {
        report(name, failure, failure);
      }
    }
  }

  private void report(String name, @Nullable Object error, @Nullable Object details) {
    LOG.error("The hook {} failed:\n{}", name, Shown.text(runtime.secrets(), details + ""));
    runtime.lifecycle().hookFailed(name, Shown.text(runtime.secrets(), error + ""));
  }

  /** Returns what went wrong; a step that was stopped is one that failed. */
  private @Nullable Object runUnlessStuck(Step step, String operation, String payload) {
    try {
      return step.value(worker, operation, payload);
    } catch (ToolException e) {
      if (e.code() != FailureCode.TIMEOUT || worker.isStuck()) {
        throw e;
      }
      return e.diagnostic();
    }
  }
}
