package dev.mxcp.example.assistant;

import dev.mxcp.config.Config;
import dev.mxcp.definition.Endpoint;
import dev.mxcp.runtime.CallContext;
import dev.mxcp.runtime.Runtime;
import dev.mxcp.spi.InvokerSession;
import dev.mxcp.spi.PreparedEndpoint;
import dev.mxcp.spi.ToolInvoker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.springframework.core.io.ClassPathResource;

/** Fills the database of every generation before its SQL is prepared; runs no tools. */
final class Stock implements ToolInvoker {

  @Override
  public String language() {
    return "stock";
  }

  @Override
  public InvokerSession open(CompletionStage<Config> config) {
    return new InvokerSession() {
      @Override
      public void start(Runtime runtime) throws IOException {
        String sql =
            new ClassPathResource("bookshop/sql/stock.sql")
                .getContentAsString(StandardCharsets.UTF_8);
        runtime.database().executeScript(sql, Map.of(), CallContext.NONE);
      }

      @Override
      public PreparedEndpoint prepare(Endpoint endpoint) {
        throw new IllegalStateException("No tool is written in stock.");
      }
    };
  }
}
