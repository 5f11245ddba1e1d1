package dev.mxcp.cli.output;

import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The manual page of a command in the language of troff, made of its help. */
public final class ManPage {

  private final CommandLine command;
  private final CommandSpec spec;
  private final StringBuilder text = new StringBuilder();

  /** Creates the page of a command. */
  public ManPage(CommandLine command) {
    this.command = command;
    this.spec = command.getCommandSpec();
  }

  /** Returns the page. */
  public String text() {
    String name = spec.qualifiedName("-");
    macro("TH " + name.toUpperCase(Locale.ROOT) + " 1");
    section("NAME", name + " - " + String.join(" ", spec.usageMessage().description()));
    synopsis();
    arguments();
    commands();
    examples();
    return text.toString();
  }

  private void synopsis() {
    Help help = new Help(spec, Help.defaultColorScheme(Help.Ansi.OFF));
    macro("SH SYNOPSIS");
    macro("nf");
    help.synopsis(0).lines().forEach(this::line);
    macro("fi");
  }

  private void arguments() {
    List<PositionalParamSpec> parameters = spec.positionalParameters();
    if (parameters.isEmpty() && spec.options().isEmpty()) {
      return;
    }
    macro("SH OPTIONS");
    parameters.forEach(parameter -> argument(parameter.paramLabel(), parameter));
    for (OptionSpec option : spec.options()) {
      String value = option.arity().max() == 0 ? "" : " " + option.paramLabel();
      argument(String.join(", ", option.names()) + value, option);
    }
  }

  private void argument(String name, ArgSpec argument) {
    if (!argument.hidden()) {
      entry(name, String.join(" ", argument.description()));
    }
  }

  private void commands() {
    if (!command.getSubcommands().isEmpty()) {
      macro("SH COMMANDS");
    }
    command.getSubcommands().values().stream()
        .map(CommandLine::getCommandSpec)
        .filter(sub -> !sub.usageMessage().hidden())
        .forEach(sub -> entry(sub.name(), summary(sub)));
  }

  private static String summary(CommandSpec sub) {
    String[] header = sub.usageMessage().header();
    return String.join(" ", header.length > 0 ? header : sub.usageMessage().description());
  }

  private void examples() {
    String[] footer = spec.usageMessage().footer();
    if (footer.length > 0) {
      macro("SH EXAMPLES");
      macro("nf");
      List.of(footer).forEach(this::line);
      macro("fi");
    }
  }

  private void section(String name, String content) {
    macro("SH " + name);
    line(content);
  }

  private void entry(String name, String content) {
    macro("TP");
    line(name);
    line(content);
  }

  private void macro(String name) {
    text.append('.').append(name).append('\n');
  }

  /** A dot or quote at the beginning of a line would be a macro. */
  private void line(String content) {
    String plain = content.replace("%n", " ").replace("\\", "\\e").replace("-", "\\-");
    boolean isMacro = plain.startsWith(".") || plain.startsWith("'");
    text.append(isMacro ? "\\&" : "").append(plain).append('\n');
  }
}
