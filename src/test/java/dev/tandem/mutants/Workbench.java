package dev.tandem.mutants;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * A folder for one run: a home with copies of {@code routes} and {@code config}, and classes that come before those of the
 * product.
 *
 * @param folder lies in {@code target/mutants}; what the last run left is deleted
 */
record Workbench(Path folder) {

    /** An empty one with the shipped routes and settings. */
    static Workbench prepare(String name) throws IOException {
        Path folder = Path.of("target", "mutants", name).toAbsolutePath();
        delete(folder);
        Workbench bench = new Workbench(folder);
        Files.createDirectories(bench.classes());
        for (String shipped : List.of("routes", "config")) {
            copy(Path.of(shipped), bench.home());
        }
        return bench;
    }

    /** The working directory of the run. */
    Path home() {
        return folder.resolve("home");
    }

    Path classes() {
        return folder.resolve("classes");
    }

    /** Puts the fault where the run finds it before the product's own; says what the compiler says against it. */
    String mutate(Mutant mutant, String classPath) throws IOException {
        if (mutant.isJava()) {
            Path source = folder.resolve("source").resolve(mutant.file().getFileName());
            write(source, mutant.faulty());
            return compile(source, classPath);
        }
        Path resources = Path.of("src/main/resources");
        Path place = mutant.file().startsWith(resources)
                ? classes().resolve(resources.relativize(mutant.file()))
                : home().resolve(mutant.file());
        write(place, mutant.faulty());
        return "";
    }

    private String compile(Path source, String classPath) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        java.io.StringWriter said = new java.io.StringWriter();
        List<String> options = List.of(
                "--release",
                "17",
                "-parameters",
                "-proc:none",
                "-nowarn",
                "-cp",
                classPath,
                "-d",
                classes().toString());
        boolean compiled;
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            compiled = compiler.getTask(said, files, null, options, null, files.getJavaFileObjects(source))
                    .call();
        } catch (IOException unwritable) {
            throw new java.io.UncheckedIOException(unwritable);
        }
        return compiled ? "" : said.toString();
    }

    private static void write(Path place, String text) throws IOException {
        Files.createDirectories(place.getParent());
        Files.writeString(place, text);
    }

    private static void copy(Path shipped, Path target) throws IOException {
        try (Stream<Path> files = Files.walk(shipped)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = target.resolve(file);
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
