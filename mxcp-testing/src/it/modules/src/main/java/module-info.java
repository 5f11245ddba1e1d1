module bookshop {
  requires dev.mxcp.core;
  requires dev.mxcp.sql;

  // Modules that automatic modules cannot ask for themselves.
  requires com.fasterxml.jackson.databind;
  requires com.fasterxml.jackson.dataformat.yaml;
  requires java.sql;
  requires org.slf4j;

  opens bookshop.tools to
      dev.mxcp.core;
}
