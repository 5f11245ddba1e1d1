package dev.mxcp.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mxcp.Mxcp;
import dev.mxcp.fixture.ProjectDirectory;
import dev.mxcp.policy.CelPolicies;
import dev.mxcp.sql.SqlInvoker;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What clients hear of a reload. */
final class ReloadTest {

  @TempDir Path directory;

  @Test
  void tells_listeners_which_lists_have_changed() throws Exception {
    TestProject project =
        new TestProject(directory).tool("first", "SELECT 1 AS n", "return: {type: integer}");
    try (Mxcp mxcp = project.start();
        TestServer server = new TestServer(mxcp, McpOptions.DEFAULT, 0)) {
      RawClient client = RawClient.connect(server.uri());
      client.result("resources/subscribe", Map.of("uri", "notes://all"));
      Iterator<String> lines = notifications(client);
      project.tool("second", "SELECT 2 AS n", "return: {type: integer}");
      mxcp.reload().toCompletableFuture().get(2, TimeUnit.MINUTES);
      assertThat(lines.next()).contains("notifications/tools/list_changed");
      assertThat(lines.next()).contains("notifications/resources/updated", "notes://all");
      assertThat(RawClient.text(client.call("second", Map.of()))).isEqualTo("2");
    }
  }

  @Test
  void tells_listeners_that_the_rules_of_who_sees_what_have_changed() throws Exception {
    TestProject project = new TestProject(directory).tool("first", "SELECT 1 AS n", forRole("a"));
    try (Mxcp mxcp =
            new ProjectDirectory(directory)
                .builder()
                .invoker(SqlInvoker.duckDb())
                .policies(CelPolicies.create())
                .build();
        TestServer server = new TestServer(mxcp, McpOptions.DEFAULT, 0)) {
      Iterator<String> lines = notifications(RawClient.connect(server.uri()));
      project.tool("first", "SELECT 1 AS n", forRole("b"));
      mxcp.reload().toCompletableFuture().get(2, TimeUnit.MINUTES);
      assertThat(lines.next()).contains("notifications/tools/list_changed");
    }
  }

  private static String forRole(String role) {
    return "policies: {input: [{condition: \"user.role != '" + role + "'\", action: deny}]}";
  }

  private static Iterator<String> notifications(RawClient client) throws Exception {
    return client
        .listen()
        .get(2, TimeUnit.MINUTES)
        .body()
        .filter(line -> line.startsWith("data:"))
        .iterator();
  }
}
