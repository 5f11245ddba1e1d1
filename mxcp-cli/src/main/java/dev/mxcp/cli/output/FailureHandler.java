package dev.mxcp.cli.output;

import dev.mxcp.cli.failure.CommandFailure;
import dev.mxcp.cli.project.Environment;
import dev.mxcp.cli.project.ProjectDirectory;
import dev.mxcp.error.ConfigException;
import dev.mxcp.error.DatabaseException;
import dev.mxcp.error.LoadException;
import dev.mxcp.error.MxcpException;
import dev.mxcp.error.ToolException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns whatever ends a command into a message and an exit code. */
public final class FailureHandler implements IExecutionExceptionHandler {

  @Override
  public int handleExecutionException(Exception error, CommandLine command, ParseResult parsed) {
    CommandFailure failure = translate(error);
    // The result that is given is the one of the outermost command.
    ParseResult own = command.getParseResult();
    boolean json = own.hasMatchedOption("--json-output");
    boolean debug = own.hasMatchedOption("--debug") || Environment.isSet("MXCP_DEBUG");
    // The option of init of that name is a text.
    Object project =
        own.hasMatchedOption("--project") ? own.matchedOptionValue("--project", null) : null;
    ProjectDirectory directory =
        ProjectDirectory.orHere(project instanceof Path path ? path : null);
    new Output(command.getOut(), command.getErr(), json, debug, directory).failure(failure);
    return failure.exitCode();
  }

  /** Returns what is to be told of an exception. */
  public static CommandFailure translate(Exception error) {
    if (error instanceof CommandFailure known) {
      return known;
    }
    return error instanceof MxcpException ours ? translate(ours) : internal(error);
  }

  private static CommandFailure translate(MxcpException error) {
    String text = String.valueOf(error.getMessage());
    if (error instanceof LoadException load) {
      return CommandFailure.of(load);
    }
    if (error instanceof ConfigException) {
      return CommandFailure.failed("config", text, null, trace(error));
    }
    if (error instanceof DatabaseException) {
      return CommandFailure.failed("database", text, null, trace(error));
    }
    ToolException tool = (ToolException) error;
    return CommandFailure.failed(tool.code().id(), text, null, tool.diagnostic());
  }

  private static CommandFailure internal(Exception error) {
    return CommandFailure.failed(
        "internal", "The command itself failed: " + error, null, trace(error));
  }

  private static String trace(Exception error) {
    StringWriter trace = new StringWriter();
    error.printStackTrace(new PrintWriter(trace));
    return trace.toString();
  }
}
