package bookshop;

import bookshop.tools.Prices;
import dev.mxcp.Mxcp;
import dev.mxcp.sql.SqlInvoker;
import java.nio.file.Path;
import java.util.Map;

/** Runs tools on the module path. */
public final class Shop {

  private Shop() {}

  /** Calls an SQL tool, a Java tool and a typed client. */
  public static String run(Path project) {
    try (Mxcp mxcp =
        Mxcp.builder()
            .project(project)
            .environment(Map.of())
            .invoker(SqlInvoker.duckDb())
            .tools(new Prices())
            .build()) {
      Prices.Client client = mxcp.client(Prices.Client.class);
      return mxcp.call("answer", Map.of("n", 41)).orElseThrow() + " " + client.priceOf("Emma");
    }
  }
}
