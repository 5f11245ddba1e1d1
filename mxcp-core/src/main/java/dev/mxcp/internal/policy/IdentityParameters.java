package dev.mxcp.internal.policy;

import dev.mxcp.definition.Parameter;
import dev.mxcp.definition.ParameterOrigin;
import dev.mxcp.error.FailureCode;
import dev.mxcp.error.ToolException;
import dev.mxcp.internal.codec.ArgumentCodec;
import dev.mxcp.runtime.User;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The hidden parameters of one endpoint, whose values come from the caller; thread-safe. */
public final class IdentityParameters {

  private static final String REFUSED =
      "Access denied: the caller's identity does not have what this needs.";

  private final List<Parameter> all;
  private final List<Parameter> hidden;
  private final Map<Parameter, ArgumentCodec> codecs = new LinkedHashMap<>();

  private IdentityParameters(List<Parameter> parameters) {
    this.all = parameters;
    this.hidden = parameters.stream().filter(Parameter::isHidden).toList();
    for (Parameter parameter : hidden) {
      codecs.put(parameter, ArgumentCodec.of(List.of(parameter.from(null))));
    }
  }

  /** Compiles the hidden ones of an endpoint's parameters. */
  public static IdentityParameters of(List<Parameter> parameters) {
    return new IdentityParameters(parameters);
  }

  /** Returns whether there are no hidden parameters. */
  public boolean isEmpty() {
    return hidden.isEmpty();
  }

  /**
   * Checks whether a caller has what the endpoint needs, but for headers.
   *
   * @throws ToolException with DENIED
   */
  public void checkCaller(@Nullable User user) {
    for (Parameter parameter : hidden) {
      if (parameter.origin() instanceof ParameterOrigin.Identity) {
        value(parameter, user, Map.of());
      }
    }
  }

  /**
   * Returns arguments with the values of hidden parameters, in the order of the parameters.
   *
   * @param given the converted arguments of the caller
   * @param headers the headers of the request, whose names are in any case
   * @throws ToolException with DENIED if a value is missing or does not fit its type
   */
  public Map<String, @Nullable Object> complete(
      Map<String, @Nullable Object> given, @Nullable User user, Map<String, String> headers) {
    Map<String, @Nullable Object> complete = new LinkedHashMap<>();
    for (Parameter parameter : all) {
      String name = parameter.name();
      if (parameter.isHidden()) {
        complete.put(name, value(parameter, user, headers));
      } else if (given.containsKey(name)) {
        complete.put(name, given.get(name));
      }
    }
    return complete;
  }

  private @Nullable Object value(
      Parameter parameter, @Nullable User user, Map<String, String> headers) {
    Object raw = raw(parameter.origin(), user, headers);
    ArgumentCodec codec = codecs.get(parameter);
    if (raw == null || codec == null) {
      throw denial(parameter, "is missing");
    }
    try {
      return codec.decode(Map.of(parameter.name(), raw)).get(parameter.name());
    } catch (ToolException e) {
      throw denial(parameter, "does not fit its type");
    }
  }

  private static @Nullable Object raw(
      @Nullable ParameterOrigin origin, @Nullable User user, Map<String, String> headers) {
    if (origin instanceof ParameterOrigin.Header header) {
      return header(headers, header.name());
    }
    Object value = Caller.of(user);
    if (origin instanceof ParameterOrigin.Identity identity) {
      for (String name : identity.path()) {
        value = value instanceof Map<?, ?> map ? map.get(name) : null;
      }
    }
    return value;
  }

  private static @Nullable String header(Map<String, String> headers, String name) {
    for (Map.Entry<String, String> header : headers.entrySet()) {
      if (header.getKey().equalsIgnoreCase(name)) {
        return header.getValue();
      }
    }
    return null;
  }

  private static ToolException denial(Parameter parameter, String why) {
    String full =
        REFUSED
            + "\n"
            + parameter.position()
            + ": the value of the hidden parameter "
            + parameter.name()
            + " "
            + why
            + ".";
    return new ToolException(FailureCode.DENIED, REFUSED, full, null);
  }
}
