package dev.mxcp.prompts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mxcp.prompts.internal.template.RenderException;
import dev.mxcp.prompts.internal.template.Template;
import dev.mxcp.prompts.internal.template.TemplateException;
import dev.mxcp.prompts.internal.template.TemplateParser;
import dev.mxcp.prompts.internal.template.Values;
import dev.mxcp.runtime.Cancellation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Renders the same templates with Jinja2 itself, where a Python with it is installed. */
final class Jinja2ComparisonTest {

  private static final TemplateParser PARSER = new TemplateParser();
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path directory;

  @Test
  void renders_every_template_as_jinja2_does() throws Exception {
    byte[] input = resource("jinja2-cases.json");
    JsonNode cases = JSON.readTree(input);
    JsonNode expected = withJinja2(input);
    Map<String, Object> arguments = arguments(cases);
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < expected.size(); i++) {
      String template = cases.get("templates").get(i).asText();
      String wanted = expected.get(i).isNull() ? null : expected.get(i).asText();
      String given = render(template, arguments);
      if (!Objects.equals(given, wanted)) {
        differences.add(template + "\n  jinja2: " + wanted + "\n  ours:   " + given);
      }
    }
    assertThat(differences).isEmpty();
    assertThat(expected).hasSizeGreaterThan(60);
  }

  private static String render(String source, Map<String, Object> arguments) {
    try {
      Template template = PARSER.parse(source, arguments.keySet());
      return template.render(Values.of(arguments), Cancellation.NEVER, 100_000);
    } catch (TemplateException | RenderException e) {
      return null;
    }
  }

  private static Map<String, Object> arguments(JsonNode cases) {
    Map<String, Object> arguments = new LinkedHashMap<>();
    cases
        .get("arguments")
        .properties()
        .forEach(
            entry ->
                arguments.put(entry.getKey(), JSON.convertValue(entry.getValue(), Object.class)));
    cases
        .get("dates")
        .forEach(
            name ->
                arguments.computeIfPresent(name.asText(), (k, v) -> LocalDate.parse((String) v)));
    cases
        .get("datetimes")
        .forEach(
            name ->
                arguments.computeIfPresent(
                    name.asText(), (k, v) -> LocalDateTime.parse((String) v)));
    return arguments;
  }

  private JsonNode withJinja2(byte[] input) throws Exception {
    Path script = Files.write(directory.resolve("render_all.py"), resource("render_all.py"));
    Path cases = Files.write(directory.resolve("cases.json"), input);
    Path errors = directory.resolve("errors.txt");
    Process python;
    try {
      python =
          new ProcessBuilder("python3", script.toString())
              .redirectInput(cases.toFile())
              .redirectError(errors.toFile())
              .start();
    } catch (IOException e) {
      return abort("There is no python3 to compare with: " + e.getMessage());
    }
    String output = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (python.waitFor() != 0) {
      String reason = Files.readString(errors);
      if (reason.contains("No module named 'jinja2'")) {
        return abort("This python3 has no jinja2 to compare with");
      }
      throw new AssertionError(reason);
    }
    return JSON.readTree(output);
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = Jinja2ComparisonTest.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    }
  }
}
