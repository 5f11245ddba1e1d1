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

/** Answers probes: 200 while the project is served and nothing is wrong with it, else 503. */
public final class HealthServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  private final transient Mxcp mxcp;

  /** Creates a servlet that tells the health of a running project. */
  public HealthServlet(Mxcp mxcp) {
    this.mxcp = mxcp;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Health health = mxcp.health();
    boolean reloads = health.state() == Health.State.RELOADING;
    response.setStatus(health.isHealthy() || reloads ? 200 : 503);
    response.setContentType("application/json");
    response
        .getOutputStream()
        .write(JsonText.write(body(health)).getBytes(StandardCharsets.UTF_8));
  }

  private static Map<String, Object> body(Health health) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("status", health.state().name().toLowerCase(Locale.ROOT));
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
