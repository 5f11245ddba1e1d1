package dev.mxcp.cli.serve;

import dev.mxcp.Mxcp;
import dev.mxcp.json.JsonText;
import dev.mxcp.runtime.Health;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
        .write(JsonText.write(Map.of("status", status)).getBytes(StandardCharsets.UTF_8));
  }
}
