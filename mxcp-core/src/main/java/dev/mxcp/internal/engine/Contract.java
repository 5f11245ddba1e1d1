package dev.mxcp.internal.engine;

import dev.mxcp.definition.Endpoint;
import dev.mxcp.definition.Prompt;
import dev.mxcp.definition.ValueType;
import dev.mxcp.error.Problem;
import dev.mxcp.internal.codec.ArgumentCodec;
import dev.mxcp.internal.codec.ResultCodec;
import dev.mxcp.internal.schema.SchemaWriter;
import dev.mxcp.registry.JsonSchema;
import dev.mxcp.spi.PreparedEndpoint;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** An endpoint with everything that follows from its declared types. */
record Contract(
    Endpoint endpoint,
    JsonSchema input,
    @Nullable JsonSchema output,
    ArgumentCodec arguments,
    ResultCodec results) {

  static Contract of(Endpoint endpoint, UnaryOperator<String> redaction) {
    ValueType returns = endpoint instanceof Prompt ? null : endpoint.returns();
    return new Contract(
        endpoint,
        SchemaWriter.input(endpoint.parameters()),
        returns == null ? null : SchemaWriter.output(returns),
        ArgumentCodec.of(endpoint.parameters(), redaction),
        ResultCodec.of(returns, redaction));
  }

  Binding bound(List<Problem> problems, @Nullable PreparedEndpoint prepared) {
    return new Binding(
        new BoundEntry(endpoint, input, output, List.copyOf(problems)),
        arguments,
        results,
        prepared);
  }
}
