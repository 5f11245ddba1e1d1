package dev.mxcp;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes a parameter of a {@link MxcpTool} method, or a component of a record in it. */
@Documented
@Target({ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
public @interface ToolParam {

  /** What the value means, for people and models. */
  String value() default "";

  /** The name; the default is Java's in snake_case. */
  String name() default "";

  /** The value of a parameter that is left out, as JSON text; empty, the default, for none. */
  String defaultValue() default "";

  /** Whether the value must not show in errors, logs and records. */
  boolean sensitive() default false;
}
