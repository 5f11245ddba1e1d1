package dev.mxcp.internal.engine;

import dev.mxcp.definition.Endpoint;
import dev.mxcp.definition.Parameter;
import dev.mxcp.definition.ParameterOrigin;
import dev.mxcp.definition.SourcedEndpoint;
import dev.mxcp.definition.Tool;
import dev.mxcp.error.Problem;
import dev.mxcp.error.ProblemCode;
import dev.mxcp.error.ToolException;
import dev.mxcp.internal.limits.CallLimiter;
import dev.mxcp.internal.policy.CallPolicy;
import dev.mxcp.internal.policy.EndpointPolicies;
import dev.mxcp.internal.policy.IdentityParameters;
import dev.mxcp.runtime.User;
import dev.mxcp.spi.Approval;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What protects one endpoint, compiled once.
 *
 * @param policies its rules
 * @param identity its hidden parameters
 * @param limiter keeps its limits; null if it has none
 * @param approval is asked before each call; null if nobody is
 * @param readOnly whether its statements may only read
 */
record Guard(
    EndpointPolicies policies,
    IdentityParameters identity,
    @Nullable CallLimiter limiter,
    @Nullable Approval approval,
    boolean readOnly) {

  /** Compiles the guard of an endpoint; what is wrong is reported. */
  static Guard of(Endpoint endpoint, Blueprint blueprint, List<Problem> problems) {
    endpoint.parameters().forEach(parameter -> checkHeader(parameter, blueprint, problems));
    Tool tool = endpoint instanceof Tool one ? one : null;
    boolean destructive = tool != null && Boolean.TRUE.equals(tool.annotations().destructiveHint());
    return new Guard(
        EndpointPolicies.compile(endpoint, blueprint.conditions(), problems),
        IdentityParameters.of(endpoint.parameters()),
        endpoint instanceof SourcedEndpoint sourced ? CallLimiter.of(sourced.limits()) : null,
        destructive ? blueprint.approval() : null,
        tool != null && Boolean.TRUE.equals(tool.annotations().readOnlyHint()));
  }

  private static void checkHeader(
      Parameter parameter, Blueprint blueprint, List<Problem> problems) {
    if (parameter.origin() instanceof ParameterOrigin.Header header
        && !blueprint.headers().trusts(header.name())) {
      problems.add(
          Problem.error(
                  ProblemCode.UNTRUSTED_HEADER,
                  parameter.position(),
                  "The header " + header.name() + " is the caller's, and nobody vouches for it.")
              .withHint(
                  "If a proxy sets it and removes what callers send, name it with"
                      + " .trustedHeaders(\""
                      + header.name()
                      + "\") on the builder."));
    }
  }

  /**
   * Checks whether a caller may call the endpoint at all: by the rules that ask only for the
   * caller, and by the hidden parameters.
   *
   * @throws ToolException with DENIED
   */
  void checkCaller(@Nullable User user, CallPolicy decisions) {
    policies.input().checkCaller(decisions);
    identity.checkCaller(user);
  }

  /** Returns whether a caller may call the endpoint at all. */
  boolean isVisibleTo(@Nullable User user) {
    try {
      checkCaller(user, new CallPolicy(user));
      return true;
    } catch (ToolException e) {
      return false;
    }
  }
}
