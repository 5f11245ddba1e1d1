package dev.mxcp.spring.boot.shop;

/** What the tools need; not part of the slice. */
public interface Stock {

  /** Counts the copies of a book. */
  long copies(String title);
}
