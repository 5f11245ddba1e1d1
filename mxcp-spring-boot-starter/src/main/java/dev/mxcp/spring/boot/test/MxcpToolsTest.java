package dev.mxcp.spring.boot.test;

import dev.mxcp.spring.boot.MxcpAutoConfiguration;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.annotation.AliasFor;
import org.springframework.test.context.ContextCustomizerFactories;

/**
 * Test slice of an application: its {@link dev.mxcp.Mxcp} and its tools, nothing else.
 *
 * <pre>{@code
 * @MxcpToolsTest
 * class StockTest {
 *   @Autowired Mxcp mxcp;
 *   @MockitoBean Warehouse warehouse;
 *
 *   @Test
 *   void counts_books() {
 *     given(warehouse.count("Emma")).willReturn(3L);
 *     assertThat(mxcp.call("in_stock", Map.of("title", "Emma")).orElseThrow()).isEqualTo(3L);
 *   }
 * }
 * }</pre>
 *
 * <p>There is no web server and no auto-configuration but {@link MxcpAutoConfiguration}. Of the
 * components that the application scans, those with {@link dev.mxcp.MxcpTool} methods are beans,
 * and those of the library's interfaces, such as a {@code CallListener}; beans of the application
 * class itself stay. What tools need is imported, replaced, or configured with {@link
 * ImportAutoConfiguration}. For Boot 3.5 and 4; contexts are shared as those of other slices.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.NONE)
@ImportAutoConfiguration(MxcpAutoConfiguration.class)
@ContextCustomizerFactories(ToolSlice.Factory.class)
public @interface MxcpToolsTest {

  /** Properties of the application as {@code name=value}, such as {@code mxcp.profile=test}. */
  @AliasFor(annotation = SpringBootTest.class, attribute = "properties")
  String[] properties() default {};

  /**
   * The configuration of the application; by default the {@code @SpringBootConfiguration} of the
   * package of the test, or of one above it.
   */
  @AliasFor(annotation = SpringBootTest.class, attribute = "classes")
  Class<?>[] classes() default {};
}
