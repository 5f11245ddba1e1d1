package dev.mxcp.spring.boot.test;

import dev.mxcp.MxcpTool;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;

/** Narrows an application to its tools; equal to any other, so that contexts are shared. */
record ToolSlice() implements ContextCustomizer {

  @Override
  public void customizeContext(
      ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
    TestPropertyValues.of(EnableAutoConfiguration.ENABLED_OVERRIDE_PROPERTY + "=false")
        .applyTo(context);
    context.getBeanFactory().registerSingleton("mxcpToolSlice", new NoTools());
  }

  /** Makes the customizer of {@link MxcpToolsTest}. */
  static final class Factory implements ContextCustomizerFactory {

    @Override
    public ContextCustomizer createContextCustomizer(
        Class<?> testClass, List<ContextConfigurationAttributes> attributes) {
      return new ToolSlice();
    }
  }

  /** Leaves out the components that are neither tools nor something that the library uses. */
  private static final class NoTools extends TypeExcludeFilter {

    @Override
    public boolean match(MetadataReader reader, MetadataReaderFactory factory) throws IOException {
      boolean isUsed =
          Arrays.stream(reader.getClassMetadata().getInterfaceNames())
              .anyMatch(name -> name.startsWith("dev.mxcp."));
      return !isUsed && !hasTools(reader, factory);
    }

    private static boolean hasTools(MetadataReader reader, MetadataReaderFactory factory)
        throws IOException {
      if (reader.getAnnotationMetadata().hasAnnotatedMethods(MxcpTool.class.getName())) {
        return true;
      }
      String parent = reader.getClassMetadata().getSuperClassName();
      return parent != null
          && !parent.startsWith("java.")
          && hasTools(factory.getMetadataReader(parent), factory);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof NoTools;
    }

    @Override
    public int hashCode() {
      return NoTools.class.hashCode();
    }
  }
}
