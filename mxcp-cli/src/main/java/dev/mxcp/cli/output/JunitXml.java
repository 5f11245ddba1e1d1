package dev.mxcp.cli.output;

import dev.mxcp.cli.failure.CommandFailure;
import dev.mxcp.cli.project.BrokenFile;
import dev.mxcp.cli.project.Endpoints;
import dev.mxcp.suite.EndpointReport;
import dev.mxcp.suite.TestReport;
import dev.mxcp.suite.TestStatus;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes a test run in the form of JUnit's XML reports, which build servers read. */
public final class JunitXml {

  private final XMLStreamWriter xml;

  private JunitXml(XMLStreamWriter xml) {
    this.xml = xml;
  }

  /** Writes a report, and the directories above it. */
  public static void write(TestRunReport result, Path file) {
    try {
      Path directory = file.toAbsolutePath().getParent();
      if (directory != null) {
        Files.createDirectories(directory);
      }
      Files.writeString(file, text(result));
    } catch (IOException e) {
      throw CommandFailure.failed(
          "file_unwritable", "The report " + file + " cannot be written: " + e, null, null);
    }
  }

  private static String text(TestRunReport result) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      new JunitXml(xml).suites(result);
      xml.writeEndDocument();
      xml.close();
      return text + "\n";
    } catch (XMLStreamException e) {
      throw new IllegalStateException("A report could not be put together", e);
    }
  }

  private void suites(TestRunReport result) throws XMLStreamException {
    xml.writeStartElement("testsuites");
    xml.writeAttribute("name", "mxcp");
    for (EndpointReport endpoint : result.report().endpoints()) {
      if (!endpoint.tests().isEmpty()) {
        suite(Endpoints.label(endpoint.endpoint()), endpoint);
      }
    }
    for (BrokenFile file : result.broken()) {
      broken(result.project().relative(file.path()), file);
    }
    xml.writeEndElement();
  }

  private void suite(String name, EndpointReport endpoint) throws XMLStreamException {
    List<TestReport> tests = endpoint.tests();
    Duration time = tests.stream().map(TestReport::time).reduce(Duration.ZERO, Duration::plus);
    start("testsuite", name, time);
    xml.writeAttribute("tests", String.valueOf(tests.size()));
    xml.writeAttribute("failures", count(tests, TestStatus.FAILED));
    xml.writeAttribute("errors", count(tests, TestStatus.ERROR));
    for (TestReport test : tests) {
      test(name, test);
    }
    xml.writeEndElement();
  }

  private void test(String suite, TestReport test) throws XMLStreamException {
    start("testcase", test.test().name(), test.time());
    xml.writeAttribute("classname", clean(suite));
    if (!test.isPassed()) {
      reason(test.status() == TestStatus.FAILED ? "failure" : "error", test.message());
    }
    if (test.status() == TestStatus.ERROR && test.diagnostic() != null) {
      xml.writeStartElement("system-err");
      xml.writeCharacters(clean(test.diagnostic()));
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  private void broken(String name, BrokenFile file) throws XMLStreamException {
    start("testsuite", name, Duration.ZERO);
    xml.writeAttribute("tests", "1");
    xml.writeAttribute("errors", "1");
    start("testcase", "load", Duration.ZERO);
    xml.writeAttribute("classname", clean(name));
    reason("error", file.message());
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private void start(String element, String name, Duration time) throws XMLStreamException {
    xml.writeStartElement(element);
    xml.writeAttribute("name", clean(name));
    xml.writeAttribute("time", String.format(Locale.ROOT, "%.3f", time.toNanos() / 1e9));
  }

  private void reason(String element, String text) throws XMLStreamException {
    xml.writeStartElement(element);
    xml.writeAttribute("message", clean(text.lines().findFirst().orElse("")));
    xml.writeCharacters(clean(text));
    xml.writeEndElement();
  }

  private static String count(List<TestReport> tests, TestStatus status) {
    return String.valueOf(tests.stream().filter(test -> test.status() == status).count());
  }

  /** Returns the text without what XML cannot hold. */
  private static String clean(String text) {
    return text.codePoints()
        .map(c -> isAllowed(c) ? c : 0xFFFD)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean isAllowed(int c) {
    boolean isControl = c < 0x20 && c != '\n' && c != '\r' && c != '\t';
    return !isControl && !(c >= 0xD800 && c <= 0xDFFF) && c != 0xFFFE && c != 0xFFFF;
  }
}
