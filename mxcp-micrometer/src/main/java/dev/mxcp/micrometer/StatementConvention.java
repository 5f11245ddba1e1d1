package dev.mxcp.micrometer;

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import java.util.Set;

/** Says what is shown of a statement: never its text, which may hold values. */
enum StatementConvention implements ObservationConvention<StatementObservationContext> {
  INSTANCE;

  private static final Set<String> OPERATIONS =
      Set.of(
          "ALTER",
          "ANALYZE",
          "ATTACH",
          "BEGIN",
          "CALL",
          "COMMIT",
          "COPY",
          "CREATE",
          "DELETE",
          "DESCRIBE",
          "DROP",
          "EXPLAIN",
          "FROM",
          "INSERT",
          "LOAD",
          "MERGE",
          "PRAGMA",
          "ROLLBACK",
          "SELECT",
          "SET",
          "SHOW",
          "SUMMARIZE",
          "TABLE",
          "TRUNCATE",
          "UPDATE",
          "VALUES",
          "WITH");

  @Override
  public boolean supportsContext(Observation.Context context) {
    return context instanceof StatementObservationContext;
  }

  @Override
  public String getName() {
    return MxcpNames.STATEMENT;
  }

  @Override
  public String getContextualName(StatementObservationContext context) {
    return operation(context) + " " + context.system();
  }

  @Override
  public KeyValues getLowCardinalityKeyValues(StatementObservationContext context) {
    return KeyValues.of(
        KeyValue.of(MxcpNames.DB_SYSTEM, context.system()),
        KeyValue.of(MxcpNames.DB_OPERATION, operation(context)),
        KeyValue.of(MxcpNames.ERROR_TYPE, context.error()));
  }

  private static String operation(StatementObservationContext context) {
    return OPERATIONS.contains(context.operation()) ? context.operation() : MxcpNames.OTHER;
  }
}
