package dev.mxcp.internal.project;

import dev.mxcp.definition.Endpoint;
import dev.mxcp.definition.EndpointKind;
import dev.mxcp.definition.Limits;
import dev.mxcp.definition.Parameter;
import dev.mxcp.definition.Prompt;
import dev.mxcp.definition.Prompt.Message;
import dev.mxcp.definition.Resource;
import dev.mxcp.definition.ResultBudget;
import dev.mxcp.definition.Source;
import dev.mxcp.definition.Tool;
import dev.mxcp.definition.ToolAnnotations;
import dev.mxcp.definition.ValueType;
import dev.mxcp.error.ProblemCode;
import dev.mxcp.internal.yaml.Node;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one tool, resource or prompt, whose shape has been checked. */
final class EndpointReader {

  private final Node.Mapping file;
  private final Node.Mapping node;
  private final ProblemList problems;
  private final SourceReader sources;
  private final TypeReader types;

  EndpointReader(
      Node.Mapping file,
      Node.Mapping node,
      SourceReader sources,
      TypeReader types,
      ProblemList problems) {
    this.file = file;
    this.node = node;
    this.sources = sources;
    this.types = types;
    this.problems = problems;
  }

  /** Reads the endpoint; null where it has an error. */
  @Nullable Endpoint read(EndpointKind kind) {
    List<Parameter> parameters = types.parameters(node);
    ValueType returns = types.returns(node);
    return switch (kind) {
      case TOOL -> tool(parameters, returns);
      case RESOURCE -> resource(parameters, returns);
      case PROMPT -> prompt(parameters, returns);
    };
  }

  private @Nullable Endpoint tool(List<Parameter> parameters, @Nullable ValueType returns) {
    String name = node.text("name");
    EndpointNames.checkTool(name, node.at("name"), problems);
    Source source = sources.source(node);
    String language = sources.language(node);
    Duration timeout = timeout();
    Limits limits = new LimitsReader(problems).limits(node);
    var tests = new TestReader(problems).tests(node);
    var policies = new PolicyReader(problems).policies(node);
    if (name == null || source == null || problems.hasErrors()) {
      return null;
    }
    return Tool.builder(name)
        .annotations(annotations())
        .budget(budget())
        .description(node.text("description"))
        .tags(node.texts("tags"))
        .parameters(parameters)
        .returns(returns)
        .source(language, source)
        .database(node.text("database"))
        .timeout(timeout)
        .limits(limits)
        .tests(tests)
        .policies(policies)
        .metadata(metadata())
        .position(node.position())
        .build();
  }

  private @Nullable Endpoint resource(List<Parameter> parameters, @Nullable ValueType returns) {
    String uri = node.text("uri");
    EndpointNames.checkUri(uri, node.at("uri"), visible(parameters), problems);
    Source source = sources.source(node);
    String language = sources.language(node);
    Duration timeout = timeout();
    Limits limits = new LimitsReader(problems).limits(node);
    var tests = new TestReader(problems).tests(node);
    var policies = new PolicyReader(problems).policies(node);
    if (uri == null || source == null || problems.hasErrors()) {
      return null;
    }
    return Resource.builder(uri)
        .name(node.text("name"))
        .mimeType(node.text("mime_type"))
        .description(node.text("description"))
        .tags(node.texts("tags"))
        .parameters(parameters)
        .returns(returns)
        .source(language, source)
        .database(node.text("database"))
        .timeout(timeout)
        .limits(limits)
        .tests(tests)
        .policies(policies)
        .metadata(metadata())
        .position(node.position())
        .build();
  }

  private @Nullable Endpoint prompt(List<Parameter> parameters, @Nullable ValueType returns) {
    String name = node.text("name");
    EndpointNames.checkPrompt(name, node.at("name"), problems);
    List<Message> messages =
        node.mappings("messages").stream().map(EndpointReader::message).toList();
    var tests = new TestReader(problems).tests(node);
    var policies = new PolicyReader(problems).policies(node);
    if (name == null || problems.hasErrors()) {
      return null;
    }
    return Prompt.builder(name)
        .messages(messages)
        .description(node.text("description"))
        .tags(node.texts("tags"))
        .parameters(parameters)
        .returns(returns)
        .tests(tests)
        .policies(policies)
        .metadata(metadata())
        .position(node.position())
        .build();
  }

  private static List<Parameter> visible(List<Parameter> parameters) {
    return parameters.stream().filter(parameter -> !parameter.isHidden()).toList();
  }

  private static Message message(Node.Mapping node) {
    String template = node.text("prompt");
    return new Message(
        template == null ? "" : template, node.text("role"), node.text("type"), node.at("prompt"));
  }

  private ToolAnnotations annotations() {
    Node.Mapping hints = node.mapping("annotations");
    return hints == null
        ? ToolAnnotations.NONE
        : ToolAnnotations.NONE
            .withTitle(hints.text("title"))
            .withReadOnlyHint(hints.bool("readOnlyHint"))
            .withDestructiveHint(hints.bool("destructiveHint"))
            .withIdempotentHint(hints.bool("idempotentHint"))
            .withOpenWorldHint(hints.bool("openWorldHint"));
  }

  private ResultBudget budget() {
    Node.Mapping budget = node.mapping("budget");
    return budget == null || problems.hasErrors()
        ? ResultBudget.NONE
        : new ResultBudget(count(budget, "bytes"), count(budget, "rows"));
  }

  private static @Nullable Long count(Node.Mapping node, String key) {
    return node.get(key) instanceof Node.Scalar scalar && scalar.value() instanceof Long number
        ? number
        : null;
  }

  private Map<String, @Nullable Object> metadata() {
    Node.Mapping metadata = file.mapping("metadata");
    return metadata == null ? Map.of() : metadata.plain();
  }

  private @Nullable Duration timeout() {
    if (!node.has("timeout") || !(node.get("timeout") instanceof Node.Scalar scalar)) {
      return null;
    }
    Duration timeout = DurationSetting.parse(scalar.text());
    if (timeout == null && !problems.hasErrorsIn(scalar.position().path())) {
      problems.error(
          ProblemCode.INVALID_VALUE,
          scalar.position(),
          "This is not a duration above zero.",
          "Write 500ms, 5s, 2m, 1h, or a number of seconds.");
    }
    return timeout;
  }
}
