package dev.mxcp.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mxcp.Mxcp;
import dev.mxcp.MxcpBuilder;
import dev.mxcp.definition.EndpointKind;
import dev.mxcp.definition.Tool;
import dev.mxcp.definition.ValueType;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What meters show of calls, and what is current while a tool runs. */
final class ObservationsTest {

  private static final Tool NEGATE =
      Tool.builder("negate").parameter("n", ValueType.integer()).build();

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final ObservationRegistry registry = ObservationRegistry.create();
  private final List<Observation> current = new ArrayList<>();
  private final Mxcp mxcp = observed().build();

  private MxcpBuilder observed() {
    registry.observationConfig().observationHandler(new DefaultMeterObservationHandler(meters));
    MxcpObservations observations = MxcpObservations.of(registry);
    return Mxcp.builder()
        .listener(observations)
        .reloadListener(observations)
        .tool(
            NEGATE,
            invocation -> {
              current.add(registry.getCurrentObservation());
              return -invocation.argument("n", Long.class);
            });
  }

  @AfterEach
  void end() {
    mxcp.close();
  }

  private Timer timer(String tool, String error) {
    return meters
        .get(MxcpNames.TOOL_CALL)
        .tag(MxcpNames.TOOL_NAME, tool)
        .tag(MxcpNames.ERROR_TYPE, error)
        .timer();
  }

  @Test
  void calls_are_timed_by_tool_and_code() {
    mxcp.call("negate", Map.of("n", 1));
    mxcp.call("negate", Map.of("n", 2));
    mxcp.call("negate", Map.of("n", "x"));
    assertThat(timer("negate", "none").count()).isEqualTo(2);
    assertThat(timer("negate", "invalid_arguments").count()).isEqualTo(1);
  }

  @Test
  void names_that_callers_make_up_are_one_name() {
    mxcp.call("made_up_1", Map.of());
    mxcp.call("made_up_2", Map.of());
    mxcp.read("made://up");
    mxcp.render("made_up", Map.of());
    assertThat(timer(MxcpNames.UNKNOWN, "not_found").count()).isEqualTo(2);
    assertThat(meters.get(MxcpNames.RESOURCE_READ).timer().count()).isEqualTo(1);
    assertThat(meters.get(MxcpNames.PROMPT_RENDER).timer().count()).isEqualTo(1);
  }

  @Test
  void the_observation_is_current_on_the_thread_of_the_invocation_alone() {
    mxcp.call("negate", Map.of("n", 1));
    mxcp.callAsync("negate", Map.of("n", 1)).join();
    assertThat(current)
        .hasSize(2)
        .doesNotContainNull()
        .allSatisfy(
            observation ->
                assertThat(observation.getContext()).isInstanceOf(CallObservationContext.class));
    assertThat(registry.getCurrentObservation()).isNull();
  }

  @Test
  void a_registry_that_observes_nothing_is_no_obstacle() {
    MxcpObservations observations = MxcpObservations.of(ObservationRegistry.NOOP);
    try (Mxcp quiet = Mxcp.builder().listener(observations).tool(NEGATE, call -> 1).build()) {
      assertThat(quiet.call("negate", Map.of("n", 1)).isOk()).isTrue();
    }
  }

  @Test
  void reloads_are_timed_by_status() {
    mxcp.reload().toCompletableFuture().join();
    assertThat(
            meters.get(MxcpNames.RELOAD).tag(MxcpNames.RELOAD_STATUS, "succeeded").timer().count())
        .isEqualTo(1);
  }

  @Test
  void gauges_show_what_runs() {
    MxcpMeters.of(mxcp).bindTo(meters);
    assertThat(meters.get(MxcpNames.ACTIVE_CALLS).gauge().value()).isZero();
    assertThat(meters.get(MxcpNames.HEALTHY).gauge().value()).isEqualTo(1);
    assertThat(meters.get(MxcpNames.PROBLEMS).gauge().value()).isZero();
    assertThat(
            meters
                .get(MxcpNames.ENDPOINTS)
                .tag(MxcpNames.KIND, EndpointKind.TOOL.key())
                .gauge()
                .value())
        .isEqualTo(1);
  }

  @Test
  void gauges_go_on_when_the_runtime_is_closed() {
    MxcpMeters.of(mxcp).bindTo(meters);
    mxcp.close();
    assertThat(meters.get(MxcpNames.HEALTHY).gauge().value()).isZero();
  }
}
