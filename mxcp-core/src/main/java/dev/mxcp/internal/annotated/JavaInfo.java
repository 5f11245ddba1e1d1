package dev.mxcp.internal.annotated;

import dev.mxcp.ToolParam;
import dev.mxcp.definition.DefaultValue;
import dev.mxcp.definition.TypeInfo;
import dev.mxcp.definition.ValueType;
import dev.mxcp.json.JsonText;
import java.lang.reflect.AnnotatedElement;

/** Reads the annotation {@link ToolParam}. */
final class JavaInfo {

  private JavaInfo() {}

  /** Returns properties in which the value may be left out. */
  static TypeInfo optional(TypeInfo info) {
    return info.defaultValue() == null ? info.withDefault(new DefaultValue(null)) : info;
  }

  /**
   * Returns a type with what the annotation of an element says.
   *
   * @throws IllegalArgumentException if the default is not JSON
   */
  static ValueType described(ValueType type, AnnotatedElement element) {
    ToolParam annotation = element.getAnnotation(ToolParam.class);
    if (annotation == null) {
      return type;
    }
    TypeInfo info = type.info();
    if (!annotation.value().isEmpty()) {
      info = info.withDescription(annotation.value());
    }
    if (!annotation.defaultValue().isEmpty()) {
      info = info.withDefault(new DefaultValue(JsonText.read(annotation.defaultValue())));
    }
    return type.withInfo(info.withSensitive(annotation.sensitive()));
  }
}
