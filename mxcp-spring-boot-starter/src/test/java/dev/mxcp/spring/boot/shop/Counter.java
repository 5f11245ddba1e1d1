package dev.mxcp.spring.boot.shop;

import org.springframework.stereotype.Component;

/** A component whose tools are inherited. */
@Component
public class Counter extends StockTools {

  Counter(Stock stock) {
    super(stock);
  }
}
