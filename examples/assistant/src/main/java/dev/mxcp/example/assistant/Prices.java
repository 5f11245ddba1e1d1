package dev.mxcp.example.assistant;

import dev.mxcp.MxcpTool;
import dev.mxcp.ToolParam;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Tools written in Java; the starter finds them because this is a bean. */
public final class Prices {

  private static final BigDecimal VAT = new BigDecimal("0.07");

  /** Returns what a number of copies costs with VAT. */
  @MxcpTool(description = "Price of several copies of a book with VAT, in EUR", readOnly = true)
  public BigDecimal totalPrice(
      @ToolParam("Price of a copy in EUR") BigDecimal price,
      @ToolParam(value = "Number of copies", defaultValue = "1") int copies) {
    BigDecimal net = price.multiply(BigDecimal.valueOf(copies));
    return net.add(net.multiply(VAT)).setScale(2, RoundingMode.HALF_UP);
  }
}
