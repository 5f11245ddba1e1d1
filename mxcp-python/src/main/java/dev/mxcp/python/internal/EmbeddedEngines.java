package dev.mxcp.python.internal;

import dev.mxcp.python.engine.PythonEngine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * The engines that come with other artifacts, by name.
 *
 * <p>An invoker keeps them over its reloads, because they may keep what makes the next interpreter
 * start faster. Thread-safe.
 */
public final class EmbeddedEngines {

  private final Map<String, PythonEngine> engines = new LinkedHashMap<>();
  private boolean looked;

  /** Creates it; nothing is looked for. */
  public EmbeddedEngines() {}

  synchronized Optional<PythonEngine> find(String name) {
    look();
    return Optional.ofNullable(engines.get(name));
  }

  synchronized List<String> names() {
    look();
    return List.copyOf(engines.keySet());
  }

  private void look() {
    if (!looked) {
      ServiceLoader.load(PythonEngine.class)
          .forEach(engine -> engines.putIfAbsent(engine.name(), engine));
      looked = true;
    }
  }
}
