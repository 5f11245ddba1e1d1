package dev.mxcp.spi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method or type whose results must be used, since nothing else happens: {@code
 * invoker.workers(4);} alone is lost. Error Prone and similar checkers know annotations of this
 * name.
 */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.PACKAGE})
@Retention(RetentionPolicy.CLASS)
public @interface CheckReturnValue {}
