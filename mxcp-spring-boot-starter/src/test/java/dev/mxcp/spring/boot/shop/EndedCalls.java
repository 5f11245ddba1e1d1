package dev.mxcp.spring.boot.shop;

import dev.mxcp.spi.CallListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.stereotype.Component;

/** A component of an interface of the library. */
@Component
public class EndedCalls implements CallListener {

  final List<String> targets = new CopyOnWriteArrayList<>();

  @Override
  public void ended(End end) {
    targets.add(end.target());
  }
}
