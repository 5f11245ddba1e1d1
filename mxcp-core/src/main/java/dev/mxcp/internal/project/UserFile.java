package dev.mxcp.internal.project;

import dev.mxcp.error.ProblemCode;
import dev.mxcp.error.SourcePosition;
import dev.mxcp.internal.schema.FileSchemas;
import dev.mxcp.internal.yaml.Node;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The user file.
 *
 * @param document the file; empty where there is none
 */
record UserFile(Node.Mapping document) {

  /** Finds, reads and checks the file; what is wrong is reported. */
  static UserFile read(ProjectRequest request, ProblemList problems) {
    String variable = request.environment().getOrDefault("MXCP_CONFIG", "");
    Path standard = request.home().resolve(".mxcp").resolve("config.yml");
    Path file = standard;
    String origin = "";
    if (request.userConfig() != null) {
      file = request.userConfig().toAbsolutePath().normalize();
    } else if (!variable.isEmpty()) {
      Path named =
          TextFile.resolve(
              Path.of("").toAbsolutePath(), variable, SourcePosition.of(standard), problems);
      file = named == null ? standard : named;
      origin = " MXCP_CONFIG names it.";
    }
    if (Files.exists(file)) {
      return read(file, problems);
    }
    if (!file.equals(standard)) {
      String message = "The user file " + file + " does not exist." + origin;
      problems.error(ProblemCode.FILE_MISSING, SourcePosition.of(file), message, null);
    }
    return empty(file);
  }

  private static UserFile read(Path file, ProblemList problems) {
    Node.Mapping document = TextFile.mapping(file, problems);
    if (document == null) {
      return empty(file);
    }
    SchemaVersion.check(document, problems);
    problems.addShape(FileSchemas.shipped().check(FileSchemas.Kind.USER, document));
    return new UserFile(document);
  }

  private static UserFile empty(Path file) {
    return new UserFile(new Node.Mapping(SourcePosition.of(file), Map.of()));
  }

  Path file() {
    return document.position().file();
  }

  /** Returns a mapping of the file; an empty one where there is none. */
  Node.Mapping section(String key) {
    Node.Mapping section = document.mapping(key);
    return section == null ? new Node.Mapping(document.at(key), Map.of()) : section;
  }

  /** Returns the names of the profiles of a project. */
  Set<String> profiles(String project) {
    Node.Mapping profiles = profilesOf(project);
    return profiles == null ? Set.of() : profiles.keys();
  }

  /** Returns a profile of a project; null where the file has none of that name. */
  Node.@Nullable Mapping profile(String project, String profile) {
    Node.Mapping profiles = profilesOf(project);
    return profiles == null ? null : profiles.mapping(profile);
  }

  /** Returns where secrets of a name are defined: {@code projects.P.profiles.Q}. */
  List<String> placesOfSecret(String name) {
    Node.Mapping projects = section("projects");
    List<String> places = new ArrayList<>();
    for (String project : projects.keys()) {
      for (String profile : profiles(project)) {
        Node.Mapping node = profile(project, profile);
        if (node != null
            && node.mappings("secrets").stream().anyMatch(s -> name.equals(s.text("name")))) {
          places.add("projects." + project + ".profiles." + profile);
        }
      }
    }
    return places;
  }

  private Node.@Nullable Mapping profilesOf(String project) {
    Node.Mapping projects = document.mapping("projects");
    Node.Mapping known = projects == null ? null : projects.mapping(project);
    return known == null ? null : known.mapping("profiles");
  }
}
