package dev.mxcp.internal.policy;

import dev.mxcp.definition.Endpoint;
import dev.mxcp.error.Problem;
import dev.mxcp.spi.ConditionLanguage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The compiled policies of one endpoint; thread-safe.
 *
 * @param input the rules before a call
 * @param output the rules after it
 */
public record EndpointPolicies(InputRules input, OutputRules output) {

  /** No rules. */
  public static final EndpointPolicies NONE =
      new EndpointPolicies(new InputRules(List.of()), new OutputRules(List.of(), null));

  /**
   * Compiles the policies of an endpoint.
   *
   * @param language the language of conditions; null if there is none, which is an error for an
   *     endpoint with policies
   * @param problems gets what is wrong; after an error the endpoint must not be served
   */
  public static EndpointPolicies compile(
      Endpoint endpoint, @Nullable ConditionLanguage language, List<Problem> problems) {
    return endpoint.policies().isEmpty()
        ? NONE
        : new PolicyCompiler(endpoint, problems).compile(language);
  }
}
