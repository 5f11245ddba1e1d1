package dev.mxcp.internal.project;

import dev.mxcp.config.AuditSettings;
import dev.mxcp.internal.yaml.Node;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the audit log of a profile. */
final class AuditReader {

  private final ProjectRequest request;
  private final SiteFile site;
  private final ProblemList problems;

  AuditReader(ProjectRequest request, SiteFile site, ProblemList problems) {
    this.request = request;
    this.site = site;
    this.problems = problems;
  }

  AuditSettings read(String profile) {
    Node.Mapping declared = site.profile(profile);
    Node.Mapping node = declared == null ? null : declared.mapping("audit");
    AuditSettings.Builder settings =
        AuditSettings.builder(file(node, profile)).enabled(enabled(node));
    if (node != null) {
      read(node, settings);
    }
    return settings.build();
  }

  private static void read(Node.Mapping node, AuditSettings.Builder settings) {
    settings
        .required(Boolean.TRUE.equals(node.bool("required")))
        .key(node.text("key"))
        .redactions(node.mappings("redactions").stream().map(AuditReader::redaction).toList());
    Long days = number(node, "retention_days");
    if (days != null) {
      settings.retention(Duration.ofDays(days));
    }
    Long size = number(node, "max_file_size");
    if (size != null) {
      settings.maxFileSize(size);
    }
  }

  /**
   * What is required is enabled; the variable overrides only what the file says of {@code enabled}.
   */
  private boolean enabled(Node.@Nullable Mapping node) {
    String variable = request.environment().getOrDefault("MXCP_AUDIT_ENABLED", "");
    boolean required = node != null && Boolean.TRUE.equals(node.bool("required"));
    boolean declared = node != null && Boolean.TRUE.equals(node.bool("enabled"));
    return required
        || (variable.isEmpty()
            ? declared
            : List.of("1", "true", "yes", "on").contains(variable.toLowerCase(Locale.ROOT)));
  }

  private Path file(Node.@Nullable Mapping node, String profile) {
    String written = node == null ? null : node.text("path");
    if (node != null && written != null && !written.isEmpty()) {
      Path path = TextFile.resolve(site.root(), written, node.at("path"), problems);
      if (path != null) {
        return path;
      }
    }
    return site.directory("audit", problems).resolve("logs-" + profile + ".jsonl");
  }

  private static @Nullable Long number(Node.Mapping node, String key) {
    return node.get(key) instanceof Node.Scalar scalar && scalar.value() instanceof Long number
        ? number
        : null;
  }

  private static AuditSettings.Redaction redaction(Node.Mapping node) {
    Node.Mapping options = node.mapping("options");
    return new AuditSettings.Redaction(
        String.valueOf(node.text("path")),
        String.valueOf(node.text("strategy")),
        options == null ? Map.of() : options.plain());
  }
}
