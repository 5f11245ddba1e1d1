package dev.mxcp.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** How classes and packages are made. */
final class Shapes {

  private Shapes() {}

  /** The package has a package-info with {@link NullMarked}. */
  static ArchCondition<JavaClass> liveInANullMarkedPackage() {
    return condition(
        "live in a package with @NullMarked",
        type -> type.getPackage().isAnnotatedWith(NullMarked.class),
        "lives in package %2$s without a @NullMarked package-info");
  }

  /** Interfaces, annotations, records, enums, exceptions, and final or sealed classes. */
  static ArchCondition<JavaClass> beClosed() {
    return condition(
        "be an interface, a record, an enum, an exception, or final or sealed",
        Shapes::isClosed,
        "can be extended by anybody");
  }

  /** Another class of the module refers to it, or {@link java.util.ServiceLoader} finds it. */
  static ArchCondition<JavaClass> beUsed() {
    return condition(
        "be used", type -> isReferredTo(type) || isService(type), "is used by no other class");
  }

  private static boolean isReferredTo(JavaClass type) {
    String inside = type.getName() + "$";
    return type.getDirectDependenciesToSelf().stream()
        .map(dependency -> dependency.getOriginClass().getName())
        .anyMatch(user -> !user.startsWith(inside));
  }

  private static boolean isService(JavaClass type) {
    return Stream.concat(type.getAllRawSuperclasses().stream(), type.getAllRawInterfaces().stream())
        .map(service -> "/META-INF/services/" + service.getName())
        .anyMatch(file -> Shapes.class.getResource(file) != null);
  }

  private static boolean isClosed(JavaClass type) {
    return type.isInterface()
        || type.isEnum()
        || type.isAssignableTo(Throwable.class)
        || type.getModifiers().contains(JavaModifier.FINAL)
        || type.reflect().isSealed();
  }

  private static ArchCondition<JavaClass> condition(
      String description, Predicate<JavaClass> holds, String complaint) {
    return new ArchCondition<>(description) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        if (!holds.test(type)) {
          String text = "%1$s " + complaint;
          events.add(
              SimpleConditionEvent.violated(
                  type, text.formatted(type.getDescription(), type.getPackageName())));
        }
      }
    };
  }
}
