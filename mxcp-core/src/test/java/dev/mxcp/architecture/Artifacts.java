package dev.mxcp.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Optional;

/** Which artifact a class belongs to: the jar or directory that it was loaded from. */
final class Artifacts {

  private Artifacts() {}

  /** Finds uses of an internal package of another artifact. */
  static ArchCondition<JavaClass> keepOutOfTheInternalsOfOthers(String internal) {
    DescribedPredicate<JavaClass> isInternal = JavaClass.Predicates.resideInAPackage(internal);
    return new ArchCondition<>("know no internal package of another artifact") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        type.getDirectDependenciesFromSelf().stream()
            .filter(used -> isInternal.test(target(used)))
            .filter(used -> !of(type).equals(of(target(used))))
            .map(Dependency::getDescription)
            .forEach(text -> events.add(SimpleConditionEvent.violated(type, text)));
      }
    };
  }

  private static JavaClass target(Dependency used) {
    return used.getTargetClass().getBaseComponentType();
  }

  private static Optional<String> of(JavaClass type) {
    String file = type.getName().replace('.', '/') + ".class";
    return type.getSource()
        .map(source -> source.getUri().toString())
        .map(uri -> uri.substring(0, uri.length() - file.length()));
  }
}
