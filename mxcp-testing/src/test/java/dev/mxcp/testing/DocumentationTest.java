package dev.mxcp.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The samples of the documentation are code that the build compiles and runs. */
class DocumentationTest {

  private static final Path DOCS = Path.of("../docs/testing.md");
  private static final Path SOURCES = Path.of("src/it/bookshop/src/test/java/bookshop");
  private static final Pattern SAMPLE =
      Pattern.compile("<!-- snippet: (\\S+)#(\\S+) -->\n```java\n(.*?)```", Pattern.DOTALL);

  private static Map<String, String> samples() throws IOException {
    Map<String, String> samples = new LinkedHashMap<>();
    Matcher sample = SAMPLE.matcher(Files.readString(DOCS));
    while (sample.find()) {
      samples.put(sample.group(1) + "#" + sample.group(2), sample.group(3));
    }
    return samples;
  }

  private static String source(String name) throws IOException {
    String file = name.substring(0, name.indexOf('#'));
    String begin = "// snippet: " + name.substring(name.indexOf('#') + 1) + "\n";
    String text = Files.readString(SOURCES.resolve(file));
    int from = text.indexOf(begin) + begin.length();
    assertThat(from).as("the beginning of " + name).isGreaterThan(begin.length());
    return text.substring(from, text.indexOf("// end", from)).stripTrailing() + "\n";
  }

  @TestFactory
  Stream<DynamicTest> every_sample_is_what_the_source_says() throws IOException {
    return samples().entrySet().stream()
        .map(
            sample ->
                DynamicTest.dynamicTest(
                    sample.getKey(),
                    () -> assertThat(sample.getValue()).isEqualTo(source(sample.getKey()))));
  }

  @Test
  void every_java_sample_names_its_source() throws IOException {
    long blocks = Pattern.compile("```java").matcher(Files.readString(DOCS)).results().count();
    assertThat(samples()).hasSize((int) blocks).hasSizeGreaterThan(8);
  }
}
