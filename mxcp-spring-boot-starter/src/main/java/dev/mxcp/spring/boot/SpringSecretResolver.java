package dev.mxcp.spring.boot;

import dev.mxcp.spi.SecretResolver;
import java.util.NoSuchElementException;
import org.springframework.core.env.Environment;

/** Resolves {@code spring://name.of.property} from the environment of the application. */
record SpringSecretResolver(Environment environment) implements SecretResolver {

  private static final String PREFIX = "spring://";

  @Override
  public String scheme() {
    return "spring";
  }

  @Override
  public String resolve(String reference) {
    String name = reference.substring(PREFIX.length());
    String value = environment.getProperty(name);
    if (value == null) {
      throw new NoSuchElementException("The application has no property " + name);
    }
    return value;
  }
}
