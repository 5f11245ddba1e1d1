package dev.mxcp.spring.boot.shop;

import dev.mxcp.MxcpTool;

/** Tools without an annotation of their own. */
public abstract class StockTools {

  private final Stock stock;

  StockTools(Stock stock) {
    this.stock = stock;
  }

  /** Counts the copies of a book. */
  @MxcpTool
  public long copies(String title) {
    return stock.copies(title);
  }
}
