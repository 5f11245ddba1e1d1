package dev.mxcp.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.stream.Stream;

/** What each room of the core may know. */
@AnalyzeClasses(packages = "dev.mxcp", importOptions = DoNotIncludeTests.class)
final class RoomsTest {

  @ArchTest static final ArchTests every_module = ArchTests.in(ModuleRules.class);
  @ArchTest static final ArchTests every_library = ArchTests.in(LibraryRules.class);

  @ArchTest static final ArchRule error_knows_no_room = room("error");
  @ArchTest static final ArchRule definition_knows_errors = room("definition", "error");
  @ArchTest static final ArchRule config_knows_errors = room("config", "error");

  @ArchTest
  static final ArchRule registry_knows_definitions = room("registry", "definition", "error");

  @ArchTest static final ArchRule runtime_knows_configuration = room("runtime", "config", "error");

  @ArchTest
  static final ArchRule spi_knows_the_rooms_below =
      room("spi", "definition", "config", "runtime", "error");

  @ArchTest static final ArchRule client_knows_no_room = room("client");

  @ArchTest
  static final ArchRule json_opens_the_internal_rooms_of_json =
      room("json", "internal.codec", "internal.json");

  @ArchTest
  static final ArchRule suite_knows_the_public_rooms =
      room("suite", ".", "registry", "definition", "runtime", "error");

  @ArchTest
  static final ArchRule drift_knows_the_public_rooms =
      room("drift", ".", "suite", "registry", "definition", "config", "runtime", "json", "error");

  @ArchTest static final ArchRule yaml_knows_errors = room("internal.yaml", "error");

  @ArchTest
  static final ArchRule format_knows_definitions = room("internal.format", "definition", "error");

  @ArchTest
  static final ArchRule json_text_knows_numbers = room("internal.json", "internal.format");

  @ArchTest
  static final ArchRule codec_knows_formats_and_json =
      room("internal.codec", "definition", "error", "spi", "internal.format", "internal.json");

  @ArchTest
  static final ArchRule schema_knows_codecs_and_yaml =
      room(
          "internal.schema",
          "definition",
          "registry",
          "json",
          "error",
          "internal.codec",
          "internal.yaml");

  @ArchTest
  static final ArchRule project_knows_what_it_reads =
      room(
          "internal.project",
          "definition",
          "config",
          "registry",
          "json",
          "spi",
          "error",
          "internal.yaml",
          "internal.schema",
          "internal.codec");

  @ArchTest static final ArchRule shape_knows_names = room("internal.shape", "client", "error");

  @ArchTest
  static final ArchRule typed_clients_know_the_front_door =
      room("internal.client", ".", "client", "definition", "registry", "error", "internal.shape");

  @ArchTest
  static final ArchRule annotated_tools_read_no_project =
      noClasses()
          .that()
          .resideInAPackage("dev.mxcp.internal.annotated")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(rooms("project", "schema", "yaml"));

  @ArchTest
  static final ArchRule only_the_front_door_and_json_know_internal_rooms =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.mxcp", "dev.mxcp.json", ModuleRules.INTERNAL)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(ModuleRules.INTERNAL)
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule jackson_yaml_lives_in_one_room =
      only(rooms("yaml"), "com.fasterxml.jackson.dataformat..", "org.yaml.snakeyaml..");

  @ArchTest
  static final ArchRule jackson_lives_in_two_rooms = only(rooms("yaml", "json"), "com.fasterxml..");

  @ArchTest
  static final ArchRule json_schema_lives_in_one_room =
      only(rooms("schema"), "org.everit..", "org.json..");

  @ArchTest
  static final ArchRule buckets_live_in_one_room = only(rooms("limits"), "io.github.bucket4j..");

  @ArchTest
  static final ArchRule engines_have_their_own_modules =
      only(rooms(), "org.duckdb..", "java.sql..", "org.graalvm..", "org.python..");

  @ArchTest
  static final ArchRule the_environment_is_read_at_the_front_door_only =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.mxcp")
          .should()
          .callMethodWhere(
              target(nameMatching("getenv|getProperty|getProperties"))
                  .and(target(owner(type(System.class)))))
          .because("what a call depends on is given, not found")
          .allowEmptyShould(true);

  private static ArchRule room(String room, String... known) {
    String[] allowed =
        Stream.concat(Stream.of(room), Arrays.stream(known))
            .map(name -> name.equals(".") ? "dev.mxcp" : "dev.mxcp." + name)
            .toArray(String[]::new);
    return noClasses()
        .that()
        .resideInAPackage("dev.mxcp." + room + "..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("dev.mxcp..")
                .and(not(resideInAnyPackage(allowed)))
                .as("are ours and outside of %s", Arrays.toString(allowed)))
        .allowEmptyShould(true);
  }

  private static String[] rooms(String... names) {
    return Arrays.stream(names)
        .map(name -> "dev.mxcp.internal." + name + "..")
        .toArray(String[]::new);
  }

  private static ArchRule only(String[] rooms, String... packages) {
    return noClasses()
        .that()
        .resideOutsideOfPackages(rooms)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(packages)
        .allowEmptyShould(true);
  }
}
