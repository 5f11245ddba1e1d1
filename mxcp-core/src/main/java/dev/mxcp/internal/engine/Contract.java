package dev.mxcp.internal.engine;

import dev.mxcp.definition.Endpoint;
import dev.mxcp.definition.Parameter;
import dev.mxcp.definition.Prompt;
import dev.mxcp.definition.ValueType;
import dev.mxcp.error.Problem;
import dev.mxcp.internal.codec.ArgumentCodec;
import dev.mxcp.internal.codec.ResultCodec;
import dev.mxcp.internal.policy.AdvertisedSchema;
import dev.mxcp.internal.schema.SchemaWriter;
import dev.mxcp.registry.JsonSchema;
import dev.mxcp.spi.PreparedEndpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** An endpoint with everything that follows from its definition alone. */
record Contract(
    Endpoint endpoint,
    JsonSchema input,
    @Nullable JsonSchema output,
    ArgumentCodec arguments,
    ResultCodec results,
    Guard guard,
    List<Problem> problems) {

  static Contract of(Endpoint endpoint, Blueprint blueprint, UnaryOperator<String> redaction) {
    ValueType returns = endpoint instanceof Prompt ? null : endpoint.returns();
    List<Parameter> visible =
        endpoint.parameters().stream().filter(parameter -> !parameter.isHidden()).toList();
    List<Problem> problems = new ArrayList<>();
    return new Contract(
        endpoint,
        SchemaWriter.input(visible),
        returns == null ? null : advertised(endpoint, returns),
        ArgumentCodec.of(visible, redaction),
        ResultCodec.of(returns, redaction, !endpoint.policies().output().isEmpty()),
        Guard.of(endpoint, blueprint, problems),
        problems);
  }

  private static JsonSchema advertised(Endpoint endpoint, ValueType returns) {
    JsonSchema schema = SchemaWriter.output(returns);
    return endpoint.policies().output().isEmpty()
        ? schema
        : AdvertisedSchema.of(schema, returns, endpoint.policies());
  }

  /** Returns whether it must not be served: what should protect it cannot. */
  boolean isUnprotected() {
    return problems.stream().anyMatch(Problem::isError);
  }

  Binding bound(List<Problem> more, @Nullable PreparedEndpoint prepared) {
    List<Problem> all = new ArrayList<>(problems);
    all.addAll(more);
    List<Problem> own = all.stream().map(one -> one.withEndpoint(endpoint.id())).toList();
    return new Binding(
        new BoundEntry(endpoint, input, output, own),
        arguments,
        results,
        guard,
        isUnprotected() ? null : prepared);
  }
}
