package bookshop;

import dev.mxcp.config.Config;
import dev.mxcp.spi.Invocation;
import dev.mxcp.spi.InvokerSession;
import dev.mxcp.spi.ToolInvoker;
import java.math.BigDecimal;
import java.util.concurrent.CompletionStage;

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
  public InvokerSession open(CompletionStage<Config> config) throws Exception {
    return lambdas.open(config);
  }
}
