package dev.mxcp.error;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Thrown if a project cannot be loaded; it holds every problem that was found. */
public final class LoadException extends MxcpException {

  private static final long serialVersionUID = 1L;

  private transient List<Problem> problems;

  /** Creates an exception for at least one problem. */
  public LoadException(List<Problem> problems) {
    super(text(problems), null);
    this.problems = List.copyOf(problems);
  }

  /** Returns every problem that was found, sorted by file and line; immutable, never empty. */
  public List<Problem> problems() {
    return problems;
  }

  /** Paths are not serialisable, so a problem is written as the texts and numbers it is made of. */
  private void writeObject(ObjectOutputStream out) throws IOException {
    out.defaultWriteObject();
    out.writeInt(problems.size());
    for (Problem problem : problems) {
      SourcePosition position = problem.position();
      out.writeObject(problem.severity());
      out.writeObject(problem.code());
      out.writeUTF(position.file().toString());
      out.writeInt(position.line());
      out.writeInt(position.column());
      out.writeUTF(position.path());
      out.writeObject(problem.message());
      out.writeObject(problem.hint());
      out.writeObject(problem.endpoint());
    }
  }

  private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
    in.defaultReadObject();
    List<Problem> read = new ArrayList<>();
    for (int rest = in.readInt(); rest > 0; rest--) {
      Problem.Severity severity = (Problem.Severity) in.readObject();
      ProblemCode code = (ProblemCode) in.readObject();
      SourcePosition position =
          new SourcePosition(Path.of(in.readUTF()), in.readInt(), in.readInt(), in.readUTF());
      String message = (String) in.readObject();
      String hint = (String) in.readObject();
      read.add(
          Problem.of(severity, code, position, message)
              .withHint(hint)
              .withEndpoint((String) in.readObject()));
    }
    problems = List.copyOf(read);
  }

  private static String text(List<Problem> problems) {
    String head = problems.size() == 1 ? "1 problem" : problems.size() + " problems";
    return problems.stream()
        .map(Problem::toString)
        .collect(Collectors.joining("\n  ", head + " in the project:\n  ", ""));
  }
}
