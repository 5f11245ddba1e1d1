package dev.mxcp.spring.boot;

import dev.mxcp.error.Problem;
import dev.mxcp.runtime.Health;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Health in the terms of Spring Boot.
 *
 * @param up whether it serves all of the project, or is about to: calls wait for a reload
 * @param details what is wrong, and figures
 */
record HealthView(boolean up, Map<String, Object> details) {

  static HealthView of(Health health) {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("state", health.state().name());
    details.put("generation", health.generation());
    details.put("activeCalls", health.activeCalls());
    putFound(
        details,
        "errors",
        health.problems().stream().filter(Problem::isError).map(Problem::toString).toList());
    putFound(details, "hookFailures", health.hookFailures());
    putFound(details, "auditProblems", health.auditProblems());
    putFound(details, "abandoned", health.abandoned());
    putFound(details, "pools", health.pools());
    putFound(details, "workers", health.workers());
    health.lastReload().ifPresent(report -> details.put("lastReload", report.status().name()));
    return new HealthView(health.isHealthy() || health.state() == Health.State.RELOADING, details);
  }

  private static void putFound(Map<String, Object> details, String key, List<String> texts) {
    if (!texts.isEmpty()) {
      details.put(key, texts);
    }
  }

  private static void putFound(Map<String, Object> details, String key, Map<String, ?> figures) {
    if (!figures.isEmpty()) {
      details.put(key, figures);
    }
  }
}
