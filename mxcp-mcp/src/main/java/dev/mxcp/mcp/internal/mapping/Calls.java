package dev.mxcp.mcp.internal.mapping;

import dev.mxcp.CallOptions;
import dev.mxcp.Mxcp;
import dev.mxcp.Outcome;
import dev.mxcp.definition.EndpointKind;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Calls endpoints on behalf of a client. */
final class Calls {

  private final Mxcp mxcp;

  Calls(Mxcp mxcp) {
    this.mxcp = mxcp;
  }

  /**
   * Calls an endpoint and writes its result, until the budget is full.
   *
   * @return why there is no result; empty if there is one, or a part of one
   */
  Optional<Outcome.Failed> write(
      EndpointKind kind,
      String id,
      Map<String, ? extends @Nullable Object> arguments,
      CallOptions options,
      CappedJson out) {
    try {
      return mxcp.callToJson(kind, id, arguments, options, out);
    } catch (CappedJson.Full e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new IllegalStateException("Memory does not fail", e);
    }
  }

  /** Renders a prompt. */
  Outcome render(String prompt, Map<String, @Nullable Object> arguments, CallOptions options) {
    return mxcp.render(prompt, arguments, options);
  }

  /** Returns the options of a call. */
  CallOptions options(String name, Params params, Peer peer) {
    return CallOptions.DEFAULT
        .withUser(peer.user())
        .withHeaders(peer.headers())
        .withCallerType(peer.callerType())
        .withSession(peer.session())
        .withCancellation(peer.cancellation())
        .withEvents(new Events(name, params.progressToken(), peer));
  }
}
