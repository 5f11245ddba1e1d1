package dev.mxcp.testing;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives the tests of a class one {@link PythonTools}.
 *
 * <p>It starts with the first test that asks for it, so not at all where the engine is unavailable:
 * by then {@link PythonEngineContract#is_available} has skipped the test.
 */
final class SharedPythonTools implements ParameterResolver {

  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(SharedPythonTools.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
    return parameter.getParameter().getType() == PythonTools.class;
  }

  @Override
  public PythonTools resolveParameter(ParameterContext parameter, ExtensionContext test) {
    var contract = (PythonToolsContract) test.getRequiredTestInstance();
    return test.getParent()
        .orElse(test)
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(
            PythonTools.class, key -> PythonTools.start(contract), PythonTools.class);
  }
}
