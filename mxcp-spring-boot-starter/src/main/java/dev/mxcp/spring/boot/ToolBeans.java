package dev.mxcp.spring.boot;

import dev.mxcp.MxcpTool;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.util.ReflectionUtils;

/** The singletons whose methods are tools. */
record ToolBeans(ConfigurableListableBeanFactory beans) {

  /** Returns them, in the order of their definitions; only these are created by that. */
  List<Object> all() {
    List<Object> found = new ArrayList<>();
    for (String name : beans.getBeanNamesForType(Object.class, false, false)) {
      if (hasTools(name, beans.getType(name, false))) {
        found.add(beans.getBean(name));
      }
    }
    return found;
  }

  private static boolean hasTools(String name, @Nullable Class<?> type) {
    if (type == null || type.getName().startsWith("org.springframework.")) {
      return false;
    }
    try {
      return Arrays.stream(ReflectionUtils.getAllDeclaredMethods(type))
          .anyMatch(method -> method.isAnnotationPresent(MxcpTool.class));
    } catch (LinkageError e) {
      LoggerFactory.getLogger(ToolBeans.class)
          .debug(
              "The bean {} is not searched for tools: a class that it knows is missing", name, e);
      return false;
    }
  }
}
