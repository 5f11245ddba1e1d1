package dev.mxcp;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a method as a tool, for {@link MxcpBuilder#tools(Object)}.
 *
 * <pre>{@code
 * final class Prices {
 *   @MxcpTool(description = "Price of a book in another currency", readOnly = true)
 *   public Price priceIn(
 *       @ToolParam("The book's id") int bookId,
 *       @ToolParam(value = "ISO code", defaultValue = "\"EUR\"") String currency) { ... }
 * }
 * }</pre>
 *
 * <p>The tool is {@code price_in}, with the parameters {@code book_id} and {@code currency}. Types
 * follow from Java's: records become objects, enums texts of their names, {@code Optional} a
 * parameter that may be left out, dates and times texts of their formats. A parameter of type
 * {@code Invocation} or {@code CallContext} is passed and not declared. What the method throws
 * fails the call; {@link dev.mxcp.error.ToolException} says how.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface MxcpTool {

  /** The name of the tool; the default is the method's name in snake_case. */
  String name() default "";

  /** What the tool does, for people and models. */
  String description() default "";

  /** A display name. */
  String title() default "";

  /** Free labels. */
  String[] tags() default {};

  /** The limit of a call in seconds; 0, the default, for the runtime's default. */
  double timeoutSeconds() default 0;

  /** Whether the tool changes nothing. */
  boolean readOnly() default false;

  /** Whether the tool may destroy something. */
  boolean destructive() default false;

  /** Whether calling the tool again with the same arguments changes nothing more. */
  boolean idempotent() default false;
}
