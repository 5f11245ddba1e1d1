package bookshop.tools;

import dev.mxcp.MxcpTool;

/** Tools written in Java. */
public final class Prices {

  /** A price. */
  public record Price(long cents) {}

  /** A typed client. */
  public interface Client {
    Price priceOf(String title);
  }

  @MxcpTool(description = "The price of a book")
  Price priceOf(String title) {
    return new Price(title.length() * 100L);
  }
}
