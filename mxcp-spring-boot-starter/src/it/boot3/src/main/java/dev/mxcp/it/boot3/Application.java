package dev.mxcp.it.boot3;

import dev.mxcp.MxcpTool;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** An application with a project among its resources and a bean with tools. */
@SpringBootApplication
public class Application {

  /** Starts it. */
  public static void main(String[] arguments) {
    SpringApplication.run(Application.class, arguments);
  }

  @Bean
  Greeter greeter() {
    return new Greeter();
  }

  /** Tools written in Java. */
  public static class Greeter {

    /** Greets. */
    @MxcpTool
    public String greet(String name) {
      return "Hello " + name;
    }
  }
}
