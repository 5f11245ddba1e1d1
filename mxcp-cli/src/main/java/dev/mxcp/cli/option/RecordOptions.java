package dev.mxcp.cli.option;

import dev.mxcp.cli.audit.RecordFilter;
import dev.mxcp.cli.audit.RecordFilter.Decision;
import dev.mxcp.cli.audit.RecordFilter.EndpointId;
import dev.mxcp.cli.audit.RecordFilter.Status;
import dev.mxcp.definition.EndpointKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Which records of the audit log are meant; what is given must hold together. */
public final class RecordOptions {

  @Option(names = "--tool", paramLabel = "NAME", description = "Calls of a tool; may be repeated.")
  private List<String> tools = List.of();

  @Option(names = "--resource", paramLabel = "URI", description = "Reads of a resource.")
  private List<String> resources = List.of();

  @Option(names = "--prompt", paramLabel = "NAME", description = "Renderings of a prompt.")
  private List<String> prompts = List.of();

  @Option(
      names = "--type",
      paramLabel = "KIND",
      converter = KindConverter.class,
      description = "tool, resource or prompt.")
  private @Nullable EndpointKind kind;

  @Option(
      names = "--policy",
      paramLabel = "DECISION",
      converter = DecisionConverter.class,
      description = "What policies decided: allow, deny, warn, or n/a without rules.")
  private @Nullable Decision decision;

  @Option(
      names = "--status",
      paramLabel = "STATUS",
      converter = StatusConverter.class,
      description = "success or error.")
  private @Nullable Status status;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      converter = TimeConverter.class,
      description = "Calls that ended since, such as 10m, 2h or 1d.")
  private @Nullable Duration since;

  /** Returns the filter. */
  public RecordFilter filter(Instant now) {
    List<EndpointId> endpoints = new ArrayList<>();
    tools.forEach(name -> endpoints.add(new EndpointId(EndpointKind.TOOL, name)));
    resources.forEach(uri -> endpoints.add(new EndpointId(EndpointKind.RESOURCE, uri)));
    prompts.forEach(name -> endpoints.add(new EndpointId(EndpointKind.PROMPT, name)));
    Instant from = since == null ? null : now.minus(since);
    return new RecordFilter(endpoints, kind, decision, status, from);
  }

  /** Reads a word of a decision. */
  static final class DecisionConverter implements ITypeConverter<Decision> {
    @Override
    public Decision convert(String text) {
      return word(text, Decision.values());
    }
  }

  /** Reads a word of a status. */
  static final class StatusConverter implements ITypeConverter<Status> {
    @Override
    public Status convert(String text) {
      return word(text, Status.values());
    }
  }

  private static <T> T word(String text, T[] values) {
    for (T value : values) {
      if (value.toString().equals(text)) {
        return value;
      }
    }
    throw new TypeConversionException(
        "'" + text + "' is none of " + java.util.Arrays.toString(values));
  }
}
