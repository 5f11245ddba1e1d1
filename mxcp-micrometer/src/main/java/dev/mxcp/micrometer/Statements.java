package dev.mxcp.micrometer;

import dev.mxcp.runtime.StatementListener;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;

/**
 * Makes an observation of every statement of one invocation; its threads are those of the database.
 *
 * @param parent the observation of the invocation
 */
record Statements(ObservationRegistry registry, Observation parent) implements StatementListener {

  @Override
  public End started(String system, String operation) {
    StatementObservationContext context = new StatementObservationContext(system, operation);
    Observation observation =
        Observation.createNotStarted(StatementConvention.INSTANCE, () -> context, registry)
            .parentObservation(parent)
            .start();
    Observation.Scope scope = observation.openScope();
    return failure -> {
      if (failure != null) {
        context.failed(failure);
      }
      scope.close();
      observation.stop();
    };
  }
}
