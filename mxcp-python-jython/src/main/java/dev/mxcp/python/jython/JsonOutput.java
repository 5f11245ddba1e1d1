package dev.mxcp.python.jython;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.python.core.AbstractDict;
import org.python.core.Py;
import org.python.core.PyBoolean;
import org.python.core.PyException;
import org.python.core.PyFloat;
import org.python.core.PyInteger;
import org.python.core.PyList;
import org.python.core.PyLong;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyTuple;
import org.python.core.PyUnicode;

/** Writes Python values as JSON text; a TypeError says where something is that has no such form. */
final class JsonOutput {

  private static final JsonFactory JSON = new JsonFactory();

  private final JsonGenerator json;
  private final PyObject plain;
  private final String subject;
  private final List<PyObject> parents = new ArrayList<>();
  private final List<String> path = new ArrayList<>();

  private JsonOutput(JsonGenerator json, PyObject plain, String subject) {
    this.json = json;
    this.plain = plain;
    this.subject = subject;
  }

  /**
   * Writes a value.
   *
   * @param plain turns a value that JSON does not know into one that it knows, or NotImplemented
   * @param subject what the value is, for the text of an exception
   */
  static String write(PyObject value, PyObject plain, String subject) {
    StringWriter text = new StringWriter(256);
    try (JsonGenerator json = JSON.createGenerator(text)) {
      new JsonOutput(json, plain, subject).value(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (StackOverflowError e) {
      throw Py.TypeError(subject + " nests too deeply");
    }
    return text.toString();
  }

  private void value(PyObject value) throws IOException {
    if (value == Py.None) {
      json.writeNull();
    } else if (value instanceof PyString text) {
      json.writeString(text(text));
    } else if (value instanceof PyBoolean flag) {
      json.writeBoolean(flag.getBooleanValue());
    } else if (value instanceof PyInteger number) {
      json.writeNumber(number.getValue());
    } else if (value instanceof PyLong number) {
      json.writeNumber(number.getValue());
    } else if (value instanceof PyFloat number) {
      number(number.getValue());
    } else {
      inside(value);
    }
  }

  private void number(double number) throws IOException {
    if (Double.isFinite(number)) {
      json.writeNumber(number);
    } else {
      json.writeNull();
    }
  }

  private void inside(PyObject value) throws IOException {
    for (PyObject parent : parents) {
      if (parent == value) {
        throw Py.TypeError(where() + " contains itself");
      }
    }
    parents.add(value);
    if (value instanceof AbstractDict) {
      object(value);
    } else if (value instanceof PyList || value instanceof PyTuple) {
      array(value);
    } else {
      value(plain(value));
    }
    parents.remove(parents.size() - 1);
  }

  private void object(PyObject map) throws IOException {
    json.writeStartObject();
    Set<String> keys = new HashSet<>();
    // The Python method, since the order of an OrderedDict is known to that alone.
    for (PyObject item : map.invoke("items").asIterable()) {
      String key = key(item.__getitem__(0));
      if (!keys.add(key)) {
        throw Py.TypeError(where() + " has two keys with the text \"" + key + "\"");
      }
      json.writeFieldName(key);
      at("." + key, item.__getitem__(1));
    }
    json.writeEndObject();
  }

  private void array(PyObject items) throws IOException {
    json.writeStartArray();
    int index = 0;
    for (PyObject item : items.asIterable()) {
      at("[" + index++ + "]", item);
    }
    json.writeEndArray();
  }

  private void at(String step, PyObject value) throws IOException {
    path.add(step);
    value(value);
    path.remove(path.size() - 1);
  }

  private PyObject plain(PyObject value) {
    PyObject replacement = plain.__call__(value);
    if (replacement == Py.NotImplemented) {
      String type = value.getType().fastGetName();
      throw Py.TypeError(where() + " is of type " + type + ", which has no JSON form");
    }
    return replacement;
  }

  /** Returns the text of a key: that of an equal value. */
  private String key(PyObject key) {
    if (key instanceof PyString text) {
      return text(text);
    }
    if (key == Py.None) {
      return "null";
    }
    if (key instanceof PyBoolean) {
      return key.__nonzero__() ? "true" : "false";
    }
    boolean isText = key instanceof PyInteger || key instanceof PyLong || key instanceof PyFloat;
    return isText || key instanceof PyTuple ? text(key.__str__()) : otherKey(key);
  }

  private String otherKey(PyObject key) {
    PyObject value = plain.__call__(key);
    if (value instanceof PyString text) {
      return text(text);
    }
    String type = key.getType().fastGetName();
    if (type.equals("Decimal")) {
      return text(key.__str__());
    }
    throw Py.TypeError(where() + " has a key of type " + type + ", which has no text");
  }

  /** A str of Python 2.7 is bytes: text in UTF-8, as the sources of a project are. */
  private String text(PyString text) {
    String chars = text.getString();
    if (text instanceof PyUnicode || isAscii(chars)) {
      return chars;
    }
    ByteBuffer bytes = ByteBuffer.wrap(chars.getBytes(StandardCharsets.ISO_8859_1));
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      throw notText();
    }
  }

  private static boolean isAscii(String chars) {
    return chars.chars().allMatch(c -> c < 0x80);
  }

  private PyException notText() {
    return Py.TypeError(
        where()
            + " is a str that is not UTF-8; decode it to unicode, or make it a bytearray where it"
            + " is not text");
  }

  private String where() {
    String steps = String.join("", path);
    return path.isEmpty()
        ? subject
        : subject + " at " + steps.substring(steps.startsWith(".") ? 1 : 0);
  }
}
