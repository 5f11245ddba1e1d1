package dev.mxcp.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mxcp.Mxcp;
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
      Iterator<String> lines =
          client
              .listen()
              .get(2, TimeUnit.MINUTES)
              .body()
              .filter(l -> l.startsWith("data:"))
              .iterator();
      project.tool("second", "SELECT 2 AS n", "return: {type: integer}");
      mxcp.reload().toCompletableFuture().get(2, TimeUnit.MINUTES);
      assertThat(lines.next()).contains("notifications/tools/list_changed");
      assertThat(lines.next()).contains("notifications/resources/updated", "notes://all");
      assertThat(RawClient.text(client.call("second", Map.of()))).isEqualTo("2");
    }
  }
}
