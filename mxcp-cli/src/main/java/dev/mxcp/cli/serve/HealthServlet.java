package dev.mxcp.cli.serve;

import dev.mxcp.Mxcp;
import dev.mxcp.json.JsonText;
import dev.mxcp.runtime.Health;
import dev.mxcp.runtime.PoolStatus;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Answers probes: 200 while the project is served and nothing is wrong with it, else 503, also
 * while running calls finish at the end.
 */
final class HealthServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  private final transient Mxcp mxcp;
  private final transient BooleanSupplier ends;

  /** Creates a servlet that tells the health of a running project, until its server ends. */
  HealthServlet(Mxcp mxcp, BooleanSupplier ends) {
    this.mxcp = mxcp;
    this.ends = ends;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Health health = mxcp.health();
    boolean reloads = health.state() == Health.State.RELOADING;
    boolean isEnding = ends.getAsBoolean();
    String status = isEnding ? "draining" : health.state().name().toLowerCase(Locale.ROOT);
    response.setStatus(!isEnding && (health.isHealthy() || reloads) ? 200 : 503);
    response.setContentType("application/json");
    response
        .getOutputStream()
        .write(JsonText.write(body(status, health)).getBytes(StandardCharsets.UTF_8));
  }

  private static Map<String, Object> body(String status, Health health) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("status", status);
    Map<String, Object> pools = new LinkedHashMap<>();
    health.pools().forEach((name, pool) -> pools.put(name, figures(pool)));
    if (!pools.isEmpty()) {
      body.put("pools", pools);
    }
    return body;
  }

  private static Map<String, Object> figures(PoolStatus pool) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("active", pool.active());
    figures.put("idle", pool.idle());
    figures.put("waiting", pool.waiting());
    figures.put("maximum", pool.maximum());
    return figures;
  }
}
