package bookshop.stock;

import bookshop.tools.Prices;
import dev.mxcp.Mxcp;
import java.util.Map;

/** Asks for a typed client whose package is not open; test runners open those of tests only. */
public final class Stock {

  private Stock() {}

  /** Asks for the client. */
  public static Object client() {
    try (Mxcp mxcp = Mxcp.builder().environment(Map.of()).tools(new Prices()).build()) {
      return mxcp.client(Hidden.class);
    }
  }

  interface Hidden {
    Price priceOf(String title);

    record Price(long cents) {}
  }
}
