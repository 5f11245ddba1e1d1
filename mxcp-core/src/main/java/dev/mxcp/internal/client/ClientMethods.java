package dev.mxcp.internal.client;

import dev.mxcp.CallOptions;
import dev.mxcp.Outcome;
import dev.mxcp.client.Name;
import dev.mxcp.definition.Parameter;
import dev.mxcp.definition.Tool;
import dev.mxcp.error.Suggestions;
import dev.mxcp.internal.shape.JavaNames;
import dev.mxcp.internal.shape.Shape;
import dev.mxcp.internal.shape.Shapes;
import dev.mxcp.registry.EndpointRegistry;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes what calls the tools of an interface's methods, and finds what does not fit. */
final class ClientMethods {

  private final EndpointRegistry registry;
  private final List<String> problems;
  private final Shapes shapes = new Shapes();

  ClientMethods(EndpointRegistry registry, List<String> problems) {
    this.registry = registry;
    this.problems = problems;
  }

  /** Returns what calls the tool of a method; null after telling why there is none. */
  @Nullable ClientMethod of(Method method) {
    List<String> names = registry.tools().stream().map(Tool::name).toList();
    Name named = method.getAnnotation(Name.class);
    String name = named == null ? JavaNames.match(method.getName(), names) : named.value();
    Tool tool = registry.tool(name).orElse(null);
    if (tool == null) {
      String hint = Objects.requireNonNullElse(Suggestions.hint(JavaNames.snake(name), names), "");
      problems.add(method.getName() + ": there is no tool " + name + ". " + hint);
      return null;
    }
    boolean isAsync = ClientMethod.isAsync(method.getReturnType());
    return new ClientMethod(name, arguments(method, tool), isAsync, result(method, tool, isAsync));
  }

  private List<Optional<String>> arguments(Method method, Tool tool) {
    List<Optional<String>> arguments = new ArrayList<>();
    for (java.lang.reflect.Parameter parameter : method.getParameters()) {
      arguments.add(
          parameter.getType() == CallOptions.class
              ? Optional.empty()
              : Optional.of(argument(method, parameter, tool)));
    }
    for (Parameter declared : tool.parameters()) {
      if (declared.isRequired() && !arguments.contains(Optional.of(declared.name()))) {
        problems.add(
            method.getName() + ": the required parameter " + declared.name() + " is missing");
      }
    }
    return arguments;
  }

  private String argument(Method method, java.lang.reflect.Parameter parameter, Tool tool) {
    Name named = parameter.getAnnotation(Name.class);
    if (named == null && !parameter.isNamePresent()) {
      problems.add(
          method.getName()
              + ": the names of its parameters are not known; compile with -parameters or use"
              + " @Name");
      return parameter.getName();
    }
    List<String> names = tool.parameters().stream().map(Parameter::name).toList();
    String name = named == null ? JavaNames.match(parameter.getName(), names) : named.value();
    String where = method.getName() + "(" + name + ")";
    tool.parameters().stream()
        .filter(declared -> declared.name().equals(name))
        .findFirst()
        .ifPresentOrElse(
            declared -> checkArgument(parameter.getParameterizedType(), declared, where),
            () -> problems.add(unknown(where, tool, names)));
    return name;
  }

  private void checkArgument(Type type, Parameter declared, String where) {
    shape(type, where)
        .ifPresent(shape -> new ShapeCheck(problems, false).check(shape, declared.type(), where));
  }

  private static String unknown(String where, Tool tool, List<String> names) {
    String name = where.substring(where.indexOf('(') + 1, where.length() - 1);
    String hint = Objects.requireNonNullElse(Suggestions.hint(name, names), "");
    return where + ": the tool " + tool.name() + " has no such parameter. " + hint;
  }

  private @Nullable Shape result(Method method, Tool tool, boolean isAsync) {
    Type type = method.getGenericReturnType();
    if (isAsync) {
      type =
          type instanceof ParameterizedType generic
              ? generic.getActualTypeArguments()[0]
              : Object.class;
    }
    if (type == Outcome.class) {
      return null;
    }
    String where = method.getName() + " returns";
    Shape shape = shape(type, where).orElseGet(Shape.Any::new);
    new ShapeCheck(problems, true).check(shape, tool.returns(), where);
    return shape;
  }

  private Optional<Shape> shape(Type type, String where) {
    try {
      return Optional.of(shapes.of(type));
    } catch (IllegalArgumentException e) {
      problems.add(where + ": " + e.getMessage());
      return Optional.empty();
    }
  }
}
