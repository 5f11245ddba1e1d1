package dev.mxcp.cli.output;

import dev.mxcp.cli.terminal.Plural;
import dev.mxcp.cli.terminal.Style;
import dev.mxcp.drift.DriftChange;
import dev.mxcp.drift.DriftChange.Impact;
import dev.mxcp.drift.DriftReport;
import java.util.List;

/**
 * Shows drift to people: the most harmful changes first, and a summary.
 *
 * @param report the changes
 * @param style the colours
 */
public record DriftText(DriftReport report, Style style) {

  /** Returns the text, which names the file of the snapshot. */
  public String since(String file) {
    if (!report.hasDrift()) {
      return style.green("No drift from " + file + ".");
    }
    StringBuilder text = new StringBuilder();
    section(text, Impact.BREAKING, style.red("Breaks callers"));
    section(text, Impact.BEHAVIOUR, style.yellow("May change results"));
    section(text, Impact.COMPATIBLE, style.green("Compatible"));
    text.append(Plural.of(report.changes().size(), "change")).append(" since ").append(file);
    int breaking = report.changes(Impact.BREAKING).size();
    String summary = breaking == 0 ? "; callers are safe." : "; " + breaking + " break callers.";
    return text.append(breaking == 1 ? "; 1 breaks callers." : summary).toString();
  }

  private void section(StringBuilder text, Impact impact, String head) {
    List<DriftChange> changes = report.changes(impact);
    if (changes.isEmpty()) {
      return;
    }
    text.append(head).append('\n');
    String subject = "";
    for (DriftChange change : changes) {
      if (!change.subject().equals(subject)) {
        subject = change.subject();
        text.append("  ").append(style.bold(subject)).append('\n');
      }
      text.append("    ").append(change.text().replace("\n", "\n    ")).append('\n');
    }
    text.append('\n');
  }
}
