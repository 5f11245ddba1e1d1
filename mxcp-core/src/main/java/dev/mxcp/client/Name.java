package dev.mxcp.client;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The name in the definition of an element of a typed client, if Java has another name: the tool of
 * a method, the parameter of a parameter, the field of a record's component.
 *
 * <p>Parameters need it where the interface is compiled without {@code -parameters}. A name that
 * differs only by being in snake_case, {@code find_user} for {@code findUser}, is found without.
 */
@Documented
@Target({ElementType.METHOD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
public @interface Name {
  /** The name in the definition. */
  String value();
}
