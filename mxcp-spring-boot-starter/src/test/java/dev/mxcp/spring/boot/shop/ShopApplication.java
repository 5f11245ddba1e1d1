package dev.mxcp.spring.boot.shop;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** An application with tools, what they need, and what has nothing to do with them. */
@SpringBootApplication
public class ShopApplication {}
