package dev.mxcp.cli;

import dev.mxcp.Mxcp;
import dev.mxcp.MxcpBuilder;
import dev.mxcp.cli.failure.CommandFailure;
import dev.mxcp.cli.log.LogMode;
import dev.mxcp.cli.option.CommonOptions;
import dev.mxcp.cli.option.JsonOption;
import dev.mxcp.cli.serve.AtExit;
import dev.mxcp.cli.serve.HangUp;
import dev.mxcp.cli.serve.HttpHost;
import dev.mxcp.cli.serve.SqlTools;
import dev.mxcp.mcp.McpOptions;
import dev.mxcp.mcp.McpServers;
import dev.mxcp.mcp.McpStdio;
import dev.mxcp.mcp.auth.BearerTokens;
import dev.mxcp.runtime.User;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Serves the project by the Model Context Protocol. */
@Command(
    name = "serve",
    description = "Serves the project by the Model Context Protocol (MCP).",
    footerHeading = "%nExamples:%n",
    footer = {
      "  mxcp serve --transport stdio",
      "  mxcp serve --port 8000",
      "  mxcp serve --host 0.0.0.0 --allow-host tools.example.org"
    })
final class ServeCommand implements Callable<Integer> {

  private static final Duration DRAIN = Duration.ofSeconds(20);
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

  /** The ways to clients. */
  enum Transport {
    /** Standard input and output. */
    STDIO,
    /** Streamable HTTP. */
    HTTP
  }

  @Option(
      names = "--transport",
      paramLabel = "stdio|http",
      description = "How clients connect (default: http).")
  private Transport transport = Transport.HTTP;

  @Option(names = "--port", paramLabel = "PORT", description = "The port (default: 8000).")
  private int port = 8000;

  @Option(
      names = "--host",
      paramLabel = "HOST",
      description = "Where to listen (default: loopback).")
  private String host = "127.0.0.1";

  @Option(names = "--path", paramLabel = "PATH", description = "The path (default: /mcp).")
  private String path = "/mcp";

  @Option(
      names = "--allow-host",
      paramLabel = "NAME",
      description = "A name under which clients know the server, beside localhost.")
  private List<String> allowedHosts = new ArrayList<>();

  @Option(
      names = "--allow-origin",
      paramLabel = "ORIGIN",
      description = "An origin whose pages may call, such as https://app.example.org.")
  private List<String> allowedOrigins = new ArrayList<>();

  @Option(
      names = "--allow-anonymous",
      description = "Serve everybody who reaches the host, without authentication.")
  private boolean allowAnonymous;

  @Option(names = "--stateless", description = "Serve HTTP without sessions.")
  private boolean stateless;

  @Option(names = "--sql-tools", description = "Let clients write SQL that reads; see docs/mcp.md.")
  private boolean withSqlTools;

  @Option(names = "--watch", description = "Reload when a source of the project changes.")
  private boolean watch;

  @Option(
      names = {"-u", "--user-context"},
      paramLabel = "JSON",
      description = "The user at the other end of stdio, as a JSON object or @FILE.")
  private @Nullable String user;

  @Mixin private CommonOptions common = new CommonOptions();

  @Override
  public Integer call() throws Exception {
    common.log(LogMode.SERVER);
    if (transport == Transport.HTTP && user != null) {
      throw CommandFailure.usage("--user-context is for --transport stdio.", null);
    }
    try (Mxcp mxcp = start()) {
      if (transport == Transport.STDIO) {
        serveStdio(mxcp);
      } else {
        serveHttp(mxcp);
      }
      return 0;
    }
  }

  private Mxcp start() {
    MxcpBuilder builder = common.engines(withSqlTools).watchFiles(watch).drainTimeout(DRAIN);
    Mxcp mxcp = withSqlTools ? withSqlTools(builder) : builder.build();
    HangUp.handle(() -> mxcp.reload());
    return mxcp;
  }

  private Mxcp withSqlTools(MxcpBuilder builder) {
    SqlTools tools;
    try (Mxcp definitions = common.definitions().build()) {
      tools = new SqlTools(definitions.runtime().config());
    }
    tools.addTo(builder);
    Mxcp mxcp = builder.build();
    if (tools.goAroundPolicies(mxcp)) {
      mxcp.close();
      throw CommandFailure.failed(
          "policies",
          "--sql-tools cannot be served beside policies: SQL would go around them.",
          "Say in mxcp-site.yml who may use them: sql_tools.policies.input.",
          null);
    }
    tools.serve(mxcp);
    return mxcp;
  }

  private void serveStdio(Mxcp mxcp) throws IOException {
    McpOptions.Builder options = options(mxcp);
    if (user != null) {
      options.user(User.fromMap("cli", JsonOption.object("--user-context", user), "cli_user"));
    }
    try (McpStdio server = McpServers.stdio(mxcp, options.build());
        AtExit exit = new AtExit(server, mxcp);
        OutputStream out = new FileOutputStream(FileDescriptor.out)) {
      server.serve(System.in, out);
    }
  }

  private void serveHttp(Mxcp mxcp) throws IOException, InterruptedException {
    BearerTokens tokens = BearerTokens.configured(mxcp.runtime().config()).orElse(null);
    requireProtection(tokens);
    McpOptions.Builder options = options(mxcp).stateless(stateless);
    allowedHosts.forEach(options::allowHost);
    allowedOrigins.forEach(options::allowOrigin);
    options.allowHost(host);
    if (tokens != null) {
      options.verifier(tokens).allowHost(tokens.resource().getHost());
    }
    HttpHost server =
        new HttpHost(host, port, path, McpServers.servlet(mxcp, options.build()), mxcp, tokens);
    try (AtExit exit = new AtExit(server, mxcp)) {
      int bound = listen(server);
      common.output().note("serving " + project(mxcp) + " at http://" + host + ":" + bound + path);
      server.join();
    }
  }

  private int listen(HttpHost server) {
    try {
      return server.start();
    } catch (UncheckedIOException e) {
      server.close();
      throw CommandFailure.failed(
          "port", "Cannot listen at " + host + ":" + port + ".", "Try --port 0.", e.toString());
    }
  }

  private void requireProtection(@Nullable BearerTokens tokens) {
    if (tokens == null && !allowAnonymous && !LOOPBACK.contains(host)) {
      throw CommandFailure.usage(
          "--host " + host + " can be reached from elsewhere, and there is no authentication.",
          "Configure auth in the user file, or say --allow-anonymous.");
    }
  }

  private static McpOptions.Builder options(Mxcp mxcp) throws IOException {
    return McpOptions.builder()
        .name(project(mxcp))
        .version(Version.number())
        .drain(DRAIN)
        .budget(SqlTools.QUERY, 256 * 1024, SqlTools.ROWS);
  }

  private static String project(Mxcp mxcp) {
    return mxcp.runtime().config().project();
  }
}
