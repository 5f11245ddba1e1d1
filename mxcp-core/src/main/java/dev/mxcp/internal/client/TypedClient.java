package dev.mxcp.internal.client;

import dev.mxcp.Mxcp;
import dev.mxcp.internal.shape.Shapes;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The object behind an interface whose methods are tools. */
public final class TypedClient implements InvocationHandler {

  private final Mxcp mxcp;
  private final Class<?> type;
  private final Map<Method, ClientMethod> methods;

  private TypedClient(Mxcp mxcp, Class<?> type, Map<Method, ClientMethod> methods) {
    this.mxcp = mxcp;
    this.type = type;
    this.methods = methods;
  }

  /**
   * Makes a client.
   *
   * @throws IllegalArgumentException where the interface does not fit the definitions, with
   *     everything that does not
   */
  public static <T> T create(Class<T> type, Mxcp mxcp) {
    if (!type.isInterface() || type.isSealed() || type.isAnnotation()) {
      throw new IllegalArgumentException(type.getName() + " is no interface to implement");
    }
    List<String> problems = new ArrayList<>();
    ClientMethods tools = new ClientMethods(mxcp.registry(), problems);
    Map<Method, ClientMethod> methods = new HashMap<>();
    for (Method method : type.getMethods()) {
      if (Modifier.isAbstract(method.getModifiers())) {
        ClientMethod client = tools.of(method);
        if (client != null) {
          methods.put(method, client);
        }
      }
    }
    if (Arrays.stream(type.getMethods()).anyMatch(Method::isDefault)) {
      lookup(type);
    }
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(
          type.getSimpleName() + " does not fit the project:\n  " + String.join("\n  ", problems));
    }
    Class<?>[] interfaces = {type};
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(), interfaces, new TypedClient(mxcp, type, methods)));
  }

  @Override
  public @Nullable Object invoke(
      Object proxy, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
    if (method.getDeclaringClass() == Object.class) {
      return ofObject(proxy, method, arguments);
    }
    if (method.isDefault()) {
      return byDefault(proxy, method, arguments);
    }
    return Objects.requireNonNull(methods.get(method)).invoke(mxcp, arguments);
  }

  private Object ofObject(Object proxy, Method method, @Nullable Object @Nullable [] arguments) {
    return switch (method.getName()) {
      case "equals" -> arguments != null && proxy == arguments[0];
      case "hashCode" -> System.identityHashCode(proxy);
      default ->
          "client "
              + type.getSimpleName()
              + methods.values().stream().map(ClientMethod::tool).sorted().toList();
    };
  }

  /** A lookup of its own reaches interfaces that are not public, too. */
  private static @Nullable Object byDefault(
      Object proxy, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
    Class<?> owner = method.getDeclaringClass();
    return lookup(owner)
        .unreflectSpecial(method, owner)
        .bindTo(proxy)
        .invokeWithArguments(arguments == null ? new Object[0] : arguments);
  }

  private static MethodHandles.Lookup lookup(Class<?> owner) {
    try {
      return MethodHandles.privateLookupIn(owner, MethodHandles.lookup());
    } catch (IllegalAccessException e) {
      throw Shapes.closed(owner, e);
    }
  }
}
