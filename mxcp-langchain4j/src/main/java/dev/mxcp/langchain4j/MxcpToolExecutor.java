package dev.mxcp.langchain4j;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.exception.ToolArgumentsException;
import dev.langchain4j.exception.ToolExecutionException;
import dev.langchain4j.invocation.InvocationContext;
import dev.langchain4j.service.tool.ToolExecutionResult;
import dev.langchain4j.service.tool.ToolExecutor;
import dev.mxcp.CallOptions;
import dev.mxcp.Mxcp;
import dev.mxcp.Outcome;
import dev.mxcp.error.FailureCode;
import dev.mxcp.error.ToolException;
import dev.mxcp.registry.StructuredOutput;
import java.util.Collections;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calls one tool. */
record MxcpToolExecutor(Mxcp mxcp, String tool, CallOptions defaults) implements ToolExecutor {

  @Override
  public String execute(ToolExecutionRequest request, @Nullable Object memoryId) {
    return run(request, defaults).resultText();
  }

  @Override
  public ToolExecutionResult executeWithContext(
      ToolExecutionRequest request, @Nullable InvocationContext context) {
    return run(request, InvocationOptions.of(context, defaults));
  }

  private ToolExecutionResult run(ToolExecutionRequest request, CallOptions options) {
    String arguments = request.arguments();
    Outcome outcome = mxcp.callJson(tool, arguments == null ? "" : arguments, options);
    if (outcome instanceof Outcome.Ok ok) {
      return result(ok);
    }
    throw failure((Outcome.Failed) outcome);
  }

  private static ToolExecutionResult result(Outcome.Ok ok) {
    Object value = ok.value();
    Object structure =
        value instanceof Map ? value : Collections.singletonMap(StructuredOutput.PROPERTY, value);
    return ToolExecutionResult.builder()
        .result(value)
        .resultText(value instanceof String text ? text : ok.json())
        .attributes(Map.of(MxcpToolProvider.STRUCTURED_CONTENT, structure))
        .build();
  }

  /** Error handlers see the cause; what is behind that has texts that nobody redacted. */
  private static RuntimeException failure(Outcome.Failed failed) {
    ToolException reason =
        failed.toException().with(failed.message(), failed.violations(), failed.diagnostic(), null);
    return failed.code() == FailureCode.INVALID_ARGUMENTS
        ? new ToolArgumentsException(failed.message(), reason)
        : new ToolExecutionException(failed.message(), reason);
  }
}
