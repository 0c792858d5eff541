package chat.maru.server;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The structure of the house, held by a test: who may know whom, and what belongs where.
class HouseRulesTest {
  private static final String ROOT = "chat.maru.";

  /// Each module and those it may use; `base` may be used by all.
  private static final Map<String, Set<String>> MAY_USE =
      Map.ofEntries(
          Map.entry("base", Set.of()),
          Map.entry("dates", Set.of()),
          Map.entry("storage", Set.of()),
          Map.entry("search", Set.of()),
          Map.entry("edge", Set.of()),
          Map.entry("accounts", Set.of("edge", "storage")),
          Map.entry("orchestrator", Set.of("edge", "storage", "accounts")),
          Map.entry("messenger", Set.of("edge", "storage", "accounts", "search")),
          Map.entry("bridges", Set.of("edge", "storage", "accounts", "messenger")),
          Map.entry(
              "mate",
              Set.of(
                  "dates", "edge", "storage", "accounts", "search", "orchestrator", "messenger")),
          Map.entry("modelhost", Set.of()),
          Map.entry(
              "server",
              Set.of(
                  "edge",
                  "storage",
                  "accounts",
                  "search",
                  "orchestrator",
                  "messenger",
                  "bridges",
                  "mate")));

  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("chat.maru");

  /// Root packages hold the domain. Edge, storage and search are themselves the wrapping of a
  /// library.
  private static final String[] DOMAIN = {
    "chat.maru.accounts",
    "chat.maru.orchestrator",
    "chat.maru.messenger",
    "chat.maru.bridges",
    "chat.maru.mate"
  };

  @Test
  void modules_use_only_those_below_them() {
    assertThat(HOUSE).hasSizeGreaterThan(100);
    MAY_USE.forEach(
        (module, allowed) -> {
          String[] forbidden =
              MAY_USE.keySet().stream()
                  .filter(
                      other ->
                          !other.equals(module)
                              && !other.equals("base")
                              && !allowed.contains(other))
                  .map(other -> ROOT + other + "..")
                  .toArray(String[]::new);
          noClasses()
              .that()
              .resideInAPackage(ROOT + module + "..")
              .should()
              .dependOnClassesThat()
              .resideInAnyPackage(forbidden)
              .check(HOUSE);
        });
  }

  @Test
  void no_packages_stand_in_a_cycle() {
    slices().matching("chat.maru.(**)").should().beFreeOfCycles().check(HOUSE);
  }

  @Test
  void inside_a_module_the_outer_packages_use_the_root_and_not_the_other_way() {
    for (String domain : DOMAIN) {
      noClasses()
          .that()
          .resideInAPackage(domain)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(domain + ".http..", domain + ".store..", domain + ".wiring..")
          .check(HOUSE);
      noClasses()
          .that()
          .resideInAPackage(domain + ".http..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(domain + ".store..", domain + ".wiring..")
          .check(HOUSE);
    }
  }

  @Test
  void domain_packages_know_no_http_sql_or_json_library() {
    noClasses()
        .that()
        .resideInAnyPackage(DOMAIN)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.vertx..",
            "io.netty..",
            "java.net.http..",
            "com.sun.net.httpserver..",
            "org.jdbi..",
            "java.sql..",
            "tools.jackson..",
            "com.fasterxml..")
        .check(HOUSE);
  }

  @Test
  void sql_stands_in_stores_only() {
    noClasses()
        .that()
        .resideOutsideOfPackages("..store..", "chat.maru.storage..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.jdbi..", "java.sql..", "javax.sql..", "com.zaxxer..", "org.flywaydb..")
        .check(HOUSE);
  }

  @Test
  void sockets_and_vendor_http_stay_in_edge_and_providers() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "chat.maru.edge..", "chat.maru.orchestrator.provider..", "chat.maru.bench..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.vertx..", "io.netty..")
        .check(HOUSE);
    noClasses()
        .that()
        .resideInAnyPackage(
            "chat.maru.accounts..",
            "chat.maru.messenger..",
            "chat.maru.bridges..",
            "chat.maru.mate..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.net.http..")
        .check(HOUSE);
  }

  @Test
  void signatures_are_straight_and_blocking() {
    methods()
        .that()
        .areDeclaredInClassesThat(
            not(
                resideInAnyPackage(
                    "chat.maru.edge..",
                    "chat.maru.orchestrator.provider..",
                    "chat.maru.storage..")))
        .and()
        .areNotPrivate()
        .should(
            mentionNone(
                "java.util.concurrent.CompletableFuture",
                "java.util.concurrent.Future",
                "java.util.concurrent.Flow",
                "io.vertx.core.Future",
                "org.reactivestreams",
                "reactor."))
        .check(HOUSE);
  }

  @Test
  void time_and_threads_come_from_base() {
    noClasses()
        .that()
        .resideOutsideOfPackages("chat.maru.base..", "chat.maru.modelhost..")
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(LocalDate.class, "now")
        .orShould()
        .callMethod(LocalDateTime.class, "now")
        .orShould()
        .callMethod(ZonedDateTime.class, "now")
        .orShould()
        .callMethod(Thread.class, "sleep", long.class)
        .orShould()
        .callMethod(Thread.class, "ofVirtual")
        .orShould()
        .callMethod(Thread.class, "ofPlatform")
        .orShould()
        .callConstructor(Thread.class, Runnable.class)
        .orShould()
        .callConstructor(Thread.class, Runnable.class, String.class)
        .check(HOUSE);
  }

  @Test
  void names_say_what_a_thing_is() {
    DescribedPredicate<JavaClass> vague =
        Stream.of("Manager", "Util", "Utils", "Helper", "Impl")
            .map(suffix -> simpleNameEndingWith(suffix).<JavaClass>forSubtype())
            .reduce((one, other) -> one.or(other))
            .orElseThrow();
    noClasses().should().haveSimpleNameStartingWith("Abstract").check(HOUSE);
    noClasses()
        .that(vague)
        .should()
        .resideInAPackage("chat.maru..")
        .allowEmptyShould(true)
        .check(HOUSE);
  }

  @Test
  void what_is_not_meant_to_be_extended_is_final() {
    classes()
        .that()
        .resideInAPackage("chat.maru..")
        .and()
        .areNotInterfaces()
        .and()
        .areTopLevelClasses()
        .and()
        .areNotEnums()
        .should(beFinalOrSealedOrAbstract())
        .check(HOUSE);
  }

  private static ArchCondition<JavaMethod> mentionNone(String... names) {
    List<String> forbidden = Arrays.asList(names);
    return new ArchCondition<>("mention no asynchronous type") {
      @Override
      public void check(JavaMethod method, ConditionEvents events) {
        Stream.concat(Stream.of(method.getRawReturnType()), method.getRawParameterTypes().stream())
            .filter(type -> forbidden.stream().anyMatch(type.getName()::startsWith))
            .forEach(
                type ->
                    events.add(
                        SimpleConditionEvent.violated(
                            method, method.getFullName() + " mentions " + type.getName())));
      }
    };
  }

  private static ArchCondition<JavaClass> beFinalOrSealedOrAbstract() {
    return new ArchCondition<>("be final, sealed or abstract") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        Class<?> reflected = type.reflect();
        int modifiers = reflected.getModifiers();
        boolean closed =
            java.lang.reflect.Modifier.isFinal(modifiers)
                || java.lang.reflect.Modifier.isAbstract(modifiers)
                || reflected.isSealed();
        if (!closed) {
          events.add(
              SimpleConditionEvent.violated(type, type.getName() + " is open for extension"));
        }
      }
    };
  }
}
