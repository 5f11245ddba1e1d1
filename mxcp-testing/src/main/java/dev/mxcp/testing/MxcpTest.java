package dev.mxcp.testing;

import dev.mxcp.spi.ToolInvoker;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs the tests of a class on a project.
 *
 * <pre>{@code
 * @MxcpTest(project = "src/test/resources/shop", secrets = "shop_api.token=abc")
 * class ShopTest {
 *   @Test
 *   void greets(ToolClient tools) {
 *     assertThat(tools.call("greet", Map.of("name", "Alice"))).isOk().hasField("greeting");
 *   }
 * }
 * }</pre>
 *
 * <p>Tests and life-cycle methods may have parameters of these types: {@link ToolClient}, {@link
 * dev.mxcp.Mxcp}, {@link dev.mxcp.runtime.Database}, {@link dev.mxcp.runtime.Runtime}, {@link
 * Fakes}, {@link RecordingListener} and {@link DeclaredTests}. {@link MxcpExtension#builder()} can
 * do what an annotation cannot. Works on annotations of your own, too.
 */
@Documented
@Inherited
@Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(MxcpExtension.class)
public @interface MxcpTest {

  /**
   * The project's directory: relative to the working directory, which is the module's in Maven and
   * Gradle, or on the class path.
   */
  String project();

  /** The profile; empty for the one of the site file. */
  String profile() default "";

  /** Secrets as {@code name.parameter=value}; those of the user file {@link #userConfig} too. */
  String[] secrets() default {};

  /** Environment variables as {@code NAME=value}; those of the machine are ignored. */
  String[] environment() default {};

  /** The user file, found like the project; empty for none: {@code ~/.mxcp} is never read. */
  String userConfig() default "";

  /**
   * SQL to run on the copy of the database before tools are loaded; a text that ends in {@code
   * .sql} is a file of the project.
   */
  String[] setupSql() default {};

  /**
   * Invokers to add, made by their constructors without parameters. Those for SQL and Python are
   * there where their artifacts are, unless one of these has the same language.
   */
  Class<? extends ToolInvoker>[] invokers() default {};

  /** The isolation of the tests; default: they share nothing. */
  Isolation isolation() default Isolation.COPY;

  /** Whether a test that leaks threads, processes, files or transactions fails. */
  boolean checkLeaks() default true;
}
