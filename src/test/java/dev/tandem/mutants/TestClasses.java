package dev.tandem.mutants;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.platform.commons.support.AnnotationSupport;

/** The compiled tests of this project, found by their simple names. */
final class TestClasses {

    private final Path root;

    TestClasses() {
        try {
            root = Path.of(TestClasses.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Why that test does not exist or would not run; empty if it is a good name. */
    Optional<String> trouble(NamedTest test) {
        List<Class<?>> types = named(test.type());
        if (types.size() != 1) {
            return Optional.of(test + ": " + types.size() + " classes have that name");
        }
        List<Method> methods = methods(types.get(0), test.method());
        if (methods.size() != 1) {
            return Optional.of(test + ": " + methods.size() + " tests of the class have that name");
        }
        boolean disabled = AnnotationSupport.isAnnotated(types.get(0), Disabled.class)
                || AnnotationSupport.isAnnotated(methods.get(0), Disabled.class)
                || AnnotationSupport.isAnnotated(methods.get(0), net.jqwik.api.Disabled.class);
        return disabled ? Optional.of(test + " is disabled") : Optional.empty();
    }

    /** The method of a test; throws if there is trouble with it. */
    Method methodOf(NamedTest test) {
        trouble(test).ifPresent(trouble -> {
            throw new IllegalArgumentException(trouble);
        });
        return methods(named(test.type()).get(0), test.method()).get(0);
    }

    private static List<Method> methods(Class<?> type, String name) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.getName().equals(name))
                .filter(TestClasses::isTest)
                .toList();
    }

    private static boolean isTest(Method method) {
        return AnnotationSupport.isAnnotated(method, Test.class)
                || AnnotationSupport.isAnnotated(method, ParameterizedTest.class)
                || AnnotationSupport.isAnnotated(method, Property.class);
    }

    private List<Class<?>> named(String simpleName) {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.getFileName().toString().equals(simpleName + ".class"))
                    .<Class<?>>map(this::load)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Class<?> load(Path file) {
        String relative = root.relativize(file).toString();
        String name = relative.substring(0, relative.length() - ".class".length())
                .replace(file.getFileSystem().getSeparator(), ".");
        try {
            return Class.forName(name, false, TestClasses.class.getClassLoader());
        } catch (ClassNotFoundException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
