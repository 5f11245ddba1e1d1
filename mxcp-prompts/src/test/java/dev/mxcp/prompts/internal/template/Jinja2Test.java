package dev.mxcp.prompts.internal.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Renders templates that are recorded with the texts of Jinja2 3.1, and compares the records with
 * Jinja2 itself where a Python with it is installed. A text of null stands for an error.
 */
final class Jinja2Test {

  private static final String RECORDS = "/dev/mxcp/prompts/jinja2/";
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"tags", "lexer", "values"})
  void renders_every_template_as_jinja2_does(String name) throws IOException {
    Map<String, Object> arguments = arguments();
    List<String> differences = new ArrayList<>();
    for (JsonNode record : json(name + ".json")) {
      String template = record.get(0).asText();
      String wanted = text(record.get(1));
      String given = render(template, arguments);
      if (!Objects.equals(given, wanted)) {
        differences.add(template + "\n  jinja2: " + wanted + "\n  ours:   " + given);
      }
    }
    assertThat(differences).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"tags", "lexer", "values"})
  void the_records_are_what_jinja2_renders(String name) throws Exception {
    JsonNode records = json(name + ".json");
    JsonNode rendered = withJinja2(records);
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < records.size(); i++) {
      if (!rendered.get(i).equals(records.get(i).get(1))) {
        differences.add(records.get(i) + "\n  jinja2: " + rendered.get(i));
      }
    }
    assertThat(differences).isEmpty();
  }

  private static @Nullable String render(String source, Map<String, Object> arguments) {
    try {
      return TemplateParser.parse(source, arguments.keySet())
          .render(arguments, Cancellation.NEVER, 100_000);
    } catch (TemplateException | RenderException e) {
      return null;
    }
  }

  private static @Nullable String text(JsonNode record) {
    return record.isNull() ? null : record.asText();
  }

  private static Map<String, Object> arguments() throws IOException {
    JsonNode given = json("arguments.json");
    Map<String, Object> arguments = new LinkedHashMap<>();
    given
        .get("values")
        .properties()
        .forEach(e -> arguments.put(e.getKey(), JSON.convertValue(e.getValue(), Object.class)));
    for (JsonNode date : given.get("dates")) {
      arguments.computeIfPresent(date.asText(), (name, text) -> LocalDate.parse((String) text));
    }
    for (JsonNode moment : given.get("datetimes")) {
      arguments.computeIfPresent(
          moment.asText(), (name, text) -> LocalDateTime.parse((String) text));
    }
    return arguments;
  }

  private JsonNode withJinja2(JsonNode records) throws Exception {
    List<String> templates = new ArrayList<>();
    records.forEach(record -> templates.add(record.get(0).asText()));
    Map<String, Object> cases = Map.of("arguments", json("arguments.json"), "templates", templates);
    Path input = Files.write(directory.resolve("cases.json"), JSON.writeValueAsBytes(cases));
    Path script = Files.write(directory.resolve("render_all.py"), resource("render_all.py"));
    Path errors = directory.resolve("errors.txt");
    Process python = start(script, input, errors);
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

  private static Process start(Path script, Path input, Path errors) {
    try {
      return new ProcessBuilder("python3", script.toString())
          .redirectInput(input.toFile())
          .redirectError(errors.toFile())
          .start();
    } catch (IOException e) {
      return abort("There is no python3 to compare with: " + e.getMessage());
    }
  }

  private static JsonNode json(String name) throws IOException {
    return JSON.readTree(resource(name));
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = Jinja2Test.class.getResourceAsStream(RECORDS + name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    }
  }
}
