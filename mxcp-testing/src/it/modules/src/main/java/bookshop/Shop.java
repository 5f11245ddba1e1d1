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

  /** Asks for a typed client whose package is not open. */
  public static Object closed() {
    try (Mxcp mxcp =
        Mxcp.builder().environment(Map.of()).tools(new Prices()).build()) {
      return mxcp.client(Hidden.class);
    }
  }

  /** A client in a package that is not open. */
  interface Hidden {
    Price priceOf(String title);

    record Price(long cents) {}
  }
}
