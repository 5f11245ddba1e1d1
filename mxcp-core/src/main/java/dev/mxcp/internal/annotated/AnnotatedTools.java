package dev.mxcp.internal.annotated;

import dev.mxcp.MxcpTool;
import dev.mxcp.ToolParam;
import dev.mxcp.client.Name;
import dev.mxcp.definition.Tool;
import dev.mxcp.definition.ToolAnnotations;
import dev.mxcp.definition.ValueType;
import dev.mxcp.error.SourcePosition;
import dev.mxcp.internal.annotated.AnnotatedMethod.Argument;
import dev.mxcp.internal.engine.JavaTool;
import dev.mxcp.internal.shape.JavaNames;
import dev.mxcp.internal.shape.Shape;
import dev.mxcp.internal.shape.Shapes;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes tools of the annotated methods of an object. */
public final class AnnotatedTools {

  private final Object object;
  private final Shapes shapes = new Shapes();
  private final List<String> problems = new ArrayList<>();

  private AnnotatedTools(Object object) {
    this.object = object;
  }

  /**
   * Returns a tool for every method with {@link MxcpTool}, sorted by name.
   *
   * @throws IllegalArgumentException if there is none, or with everything that cannot be declared
   */
  public static List<JavaTool> of(Object object) {
    return new AnnotatedTools(object).all();
  }

  private List<JavaTool> all() {
    List<JavaTool> tools = new ArrayList<>();
    for (Method method : methods(object.getClass())) {
      try {
        tools.add(tool(method, method.getAnnotation(MxcpTool.class)));
      } catch (IllegalArgumentException e) {
        problems.add(method.getName() + ": " + e.getMessage());
      }
    }
    if (tools.isEmpty() && problems.isEmpty()) {
      problems.add("no method has the annotation @MxcpTool");
    }
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(
          object.getClass().getName()
              + " has no usable tools:\n  "
              + String.join("\n  ", problems));
    }
    return tools;
  }

  /** Proxies of frameworks extend the class that has the annotations. */
  private static List<Method> methods(Class<?> type) {
    List<Method> found = new ArrayList<>();
    for (Class<?> one = type; one != null && one != Object.class; one = one.getSuperclass()) {
      Arrays.stream(one.getDeclaredMethods())
          .filter(method -> method.isAnnotationPresent(MxcpTool.class) && !method.isBridge())
          .filter(method -> found.stream().noneMatch(known -> overrides(known, method)))
          .forEach(found::add);
    }
    found.sort(Comparator.comparing(Method::getName));
    return found;
  }

  private static boolean overrides(Method known, Method method) {
    return known.getName().equals(method.getName())
        && Arrays.equals(known.getParameterTypes(), method.getParameterTypes());
  }

  private JavaTool tool(Method method, MxcpTool annotation) {
    open(method);
    String name =
        annotation.name().isEmpty() ? JavaNames.snake(method.getName()) : annotation.name();
    Tool.Builder tool =
        Tool.builder(name)
            .annotations(annotations(annotation))
            .description(annotation.description().isEmpty() ? null : annotation.description())
            .tags(List.of(annotation.tags()))
            .returns(returns(method))
            .position(position(method));
    if (annotation.timeoutSeconds() != 0) {
      tool.timeout(Duration.ofNanos((long) (annotation.timeoutSeconds() * 1e9)));
    }
    List<Argument> arguments = new ArrayList<>();
    for (Parameter parameter : method.getParameters()) {
      arguments.add(
          AnnotatedMethod.undeclared(parameter.getType())
              .orElseGet(() -> declared(parameter, tool)));
    }
    return new JavaTool(tool.build(), new AnnotatedMethod(object, method, arguments));
  }

  private static void open(Method method) {
    try {
      method.setAccessible(true);
    } catch (InaccessibleObjectException e) {
      throw Shapes.closed(method.getDeclaringClass(), e);
    }
  }

  private Argument declared(Parameter parameter, Tool.Builder tool) {
    String name = name(parameter);
    Shape shape = shapes.of(parameter.getParameterizedType());
    ValueType type = new ShapeTypes().of(shape);
    if (type == null) {
      throw new IllegalArgumentException(
          "the parameter " + name + " can be anything; declare it as a record, Map, List or value");
    }
    tool.parameter(
        dev.mxcp.definition.Parameter.of(name, JavaInfo.described(type, parameter))
            .at(position(parameter.getDeclaringExecutable().getDeclaringClass(), name)));
    return new Argument.Named(name, shape);
  }

  private static String name(Parameter parameter) {
    ToolParam annotation = parameter.getAnnotation(ToolParam.class);
    if (annotation != null && !annotation.name().isEmpty()) {
      return annotation.name();
    }
    Name named = parameter.getAnnotation(Name.class);
    if (named != null) {
      return named.value();
    }
    if (!parameter.isNamePresent()) {
      throw new IllegalArgumentException(
          "the names of its parameters are not known; compile with -parameters or use"
              + " @ToolParam(name = ...)");
    }
    return JavaNames.snake(parameter.getName());
  }

  private @Nullable ValueType returns(Method method) {
    if (method.getReturnType() == void.class) {
      return null;
    }
    return new ShapeTypes().of(shapes.of(method.getGenericReturnType()));
  }

  private static ToolAnnotations annotations(MxcpTool annotation) {
    ToolAnnotations hints = ToolAnnotations.NONE;
    if (!annotation.title().isEmpty()) {
      hints = hints.withTitle(annotation.title());
    }
    if (annotation.readOnly()) {
      hints = hints.withReadOnlyHint(true);
    }
    if (annotation.destructive()) {
      hints = hints.withDestructiveHint(true);
    }
    return annotation.idempotent() ? hints.withIdempotentHint(true) : hints;
  }

  private static SourcePosition position(Method method) {
    return position(method.getDeclaringClass(), method.getName());
  }

  private static SourcePosition position(Class<?> type, String path) {
    return new SourcePosition(Path.of(type.getName()), 0, 0, path);
  }
}
