package bookshop;

import dev.mxcp.definition.Endpoint;
import dev.mxcp.spi.Invocation;
import dev.mxcp.spi.PreparedEndpoint;
import dev.mxcp.spi.ToolInvoker;
import java.math.BigDecimal;

/** The invoker of the shop, with a rate that does not move. */
final class PriceInvoker implements ToolInvoker {

  private final ToolInvoker lambdas = new JavaInvoker().with("price_in", PriceInvoker::priceIn);

  private static BigDecimal priceIn(Invocation call) {
    BigDecimal price = new BigDecimal(call.arguments().get("price").toString());
    return call.arguments().get("currency").equals("EUR")
        ? price
        : price.multiply(new BigDecimal("1.25"));
  }

  @Override
  public String language() {
    return lambdas.language();
  }

  @Override
  public PreparedEndpoint prepare(Endpoint endpoint) {
    return lambdas.prepare(endpoint);
  }
}
