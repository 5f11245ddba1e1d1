package dev.mxcp.python.jython;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.mxcp.python.engine.PythonLibrary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.python.core.Py;
import org.python.core.PyDictionary;
import org.python.core.PyList;
import org.python.core.PyObject;
import org.python.core.PyUnicode;

/** Reads JSON text into Python values: texts become unicode strings, marked values their kind. */
final class JsonInput {

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNumberLength(10_000)
                  .build())
          .build();

  private static final PyUnicode MARK = Py.newUnicode(PythonLibrary.mark());
  private static final PyUnicode MARKED_TEXT = Py.newUnicode("v");

  private final JsonParser json;
  private final PyObject unmark;

  private JsonInput(JsonParser json, PyObject unmark) {
    this.json = json;
    this.unmark = unmark;
  }

  /**
   * Reads a text.
   *
   * @param unmark turns a kind and a text into the value of that kind
   */
  static PyObject read(String text, PyObject unmark) {
    try (JsonParser json = JSON.createParser(text)) {
      json.nextToken();
      return new JsonInput(json, unmark).value();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private PyObject value() throws IOException {
    JsonToken token = json.currentToken();
    return switch (token) {
      case START_OBJECT -> object();
      case START_ARRAY -> array();
      case VALUE_STRING -> Py.newUnicode(json.getText());
      case VALUE_NUMBER_INT -> integer();
      case VALUE_NUMBER_FLOAT -> Py.newFloat(json.getDoubleValue());
      case VALUE_TRUE -> Py.True;
      case VALUE_FALSE -> Py.False;
      default -> Py.None;
    };
  }

  private PyObject integer() throws IOException {
    return json.getNumberType() == JsonParser.NumberType.BIG_INTEGER
        ? Py.newLong(json.getBigIntegerValue())
        : Py.newInteger(json.getLongValue());
  }

  private PyObject array() throws IOException {
    PyList list = new PyList();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      list.append(value());
    }
    return list;
  }

  private PyObject object() throws IOException {
    Map<PyObject, PyObject> map = new LinkedHashMap<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      PyObject name = Py.newUnicode(json.currentName());
      json.nextToken();
      map.put(name, value());
    }
    PyObject kind = map.size() == 2 ? map.get(MARK) : null;
    return kind == null
        ? new PyDictionary(map)
        : unmark.__call__(kind, map.getOrDefault(MARKED_TEXT, Py.None));
  }
}
