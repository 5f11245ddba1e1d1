package dev.mxcp.internal.engine;

import dev.mxcp.config.Secrets;
import dev.mxcp.definition.Endpoint;
import dev.mxcp.definition.Implemented;
import dev.mxcp.definition.Prompt;
import dev.mxcp.definition.ValueType;
import dev.mxcp.error.LoadException;
import dev.mxcp.error.Problem;
import dev.mxcp.error.ProblemCode;
import dev.mxcp.internal.codec.ArgumentCodec;
import dev.mxcp.internal.codec.ResultCodec;
import dev.mxcp.internal.schema.SchemaWriter;
import dev.mxcp.registry.EndpointEntry;
import dev.mxcp.registry.JsonSchema;
import dev.mxcp.spi.CallInterceptor;
import dev.mxcp.spi.PreparedEndpoint;
import dev.mxcp.spi.ToolInvoker;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes bindings: hands every endpoint to its invoker and keeps what is wrong with it. */
final class Binder {

  /** The language of prompts: their text is a Jinja2 template. */
  static final String PROMPT_LANGUAGE = "jinja2";

  private static final Logger LOG = LoggerFactory.getLogger(Binder.class);

  private final Map<String, ToolInvoker> invokers;
  private final List<CallInterceptor> interceptors;
  private final List<Contract> contracts;

  /** Does what needs no invoker, so that it is done while they are still getting warm. */
  Binder(
      List<ToolInvoker> invokers,
      List<CallInterceptor> interceptors,
      List<Endpoint> endpoints,
      Secrets secrets) {
    this.invokers =
        invokers.stream().collect(Collectors.toMap(ToolInvoker::language, Function.identity()));
    this.interceptors = interceptors;
    this.contracts = endpoints.parallelStream().map(e -> Contract.of(e, secrets::redact)).toList();
  }

  /** An endpoint with what follows from its types. */
  private record Contract(
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
  }

  /**
   * Binds the endpoints and returns the bindings in the same order.
   *
   * <p>Those of invokers that want them one by one come first, on this thread: Python may make
   * tables that SQL is then prepared against. The others are spread over the cores.
   */
  List<Binding> bind() {
    Binding[] bindings = new Binding[contracts.size()];
    IntPredicate parallel = i -> preparesInParallel(contracts.get(i).endpoint());
    IntConsumer bind = i -> bindings[i] = bind(contracts.get(i));
    IntStream.range(0, bindings.length).filter(parallel.negate()).forEach(bind);
    IntStream.range(0, bindings.length).parallel().filter(parallel).forEach(bind);
    return List.of(bindings);
  }

  private boolean preparesInParallel(Endpoint endpoint) {
    ToolInvoker invoker = invokers.get(language(endpoint));
    return invoker == null || invoker.preparesInParallel();
  }

  /** Binds one endpoint; what is wrong with it is in its entry. */
  private Binding bind(Contract contract) {
    Endpoint endpoint = contract.endpoint();
    List<Problem> problems = new ArrayList<>();
    PreparedEndpoint prepared = prepare(endpoint, problems);
    EndpointEntry entry =
        new EndpointEntry(
            endpoint,
            contract.input(),
            contract.output(),
            problems.stream().map(problem -> problem.withEndpoint(endpoint.id())).toList());
    return new Binding(
        entry,
        contract.arguments(),
        contract.results(),
        prepared == null ? null : surround(prepared));
  }

  private @Nullable PreparedEndpoint prepare(Endpoint endpoint, List<Problem> problems) {
    ToolInvoker invoker = invokers.get(language(endpoint));
    if (invoker == null) {
      problems.add(noInvoker(endpoint));
      return null;
    }
    try {
      PreparedEndpoint prepared = invoker.prepare(endpoint);
      problems.addAll(prepared.warnings());
      return prepared;
    } catch (LoadException e) {
      problems.addAll(e.problems());
    } catch (RuntimeException e) {
      LOG.warn("The invoker for {} failed to prepare {}", invoker.language(), endpoint.id(), e);
      problems.add(
          Problem.error(
              ProblemCode.INVOKER,
              endpoint.position(),
              "The invoker for " + invoker.language() + " failed: " + e));
    }
    return null;
  }

  /** A prompt without its renderer is no error: the tools of the project work all the same. */
  private static Problem noInvoker(Endpoint endpoint) {
    String text = "No invoker is registered for " + language(endpoint);
    Problem problem =
        endpoint instanceof Prompt
            ? Problem.warning(ProblemCode.UNKNOWN_LANGUAGE, endpoint.position(), text)
            : Problem.error(ProblemCode.UNKNOWN_LANGUAGE, endpoint.position(), text);
    return problem.withHint("Add one with Mxcp.builder().invoker(...).");
  }

  static String language(Endpoint endpoint) {
    return endpoint instanceof Implemented implemented ? implemented.language() : PROMPT_LANGUAGE;
  }

  private PreparedEndpoint surround(PreparedEndpoint innermost) {
    PreparedEndpoint chain = innermost;
    for (int i = interceptors.size() - 1; i >= 0; i--) {
      chain = new Intercepted(interceptors.get(i), chain);
    }
    return chain;
  }
}
