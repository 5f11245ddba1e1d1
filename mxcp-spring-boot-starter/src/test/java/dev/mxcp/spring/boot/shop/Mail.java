package dev.mxcp.spring.boot.shop;

import org.springframework.stereotype.Service;

/** A component that no test of tools can start. */
@Service
public class Mail {

  Mail() {
    throw new IllegalStateException("There is no mail server");
  }
}
