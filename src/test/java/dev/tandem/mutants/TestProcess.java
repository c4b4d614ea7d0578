package dev.tandem.mutants;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Runs one test in a process of its own, between the changed files of a workbench. */
final class TestProcess {

    /** A broken product may wait for ever. */
    private static final int MINUTES_AT_MOST = 10;

    /** The class path of this process, which the others share; they work in other folders. */
    String classPath() {
        return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(System.getProperty("java.class.path"))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    TestResult run(NamedTest test, Workbench bench, Map<String, String> properties)
            throws IOException, InterruptedException {
        Path answer = bench.folder().resolve("result.json");
        Process process = new ProcessBuilder(command(test, bench, properties, answer))
                .directory(bench.home().toFile())
                .redirectErrorStream(true)
                .redirectOutput(bench.folder().resolve("log.txt").toFile())
                .start();
        try {
            if (!process.waitFor(MINUTES_AT_MOST, TimeUnit.MINUTES)) {
                return TestResult.didNotRun("did not end within " + MINUTES_AT_MOST + " minutes");
            }
        } finally {
            process.destroyForcibly();
        }
        return Files.exists(answer)
                ? TestResult.read(answer)
                : TestResult.didNotRun("the process ended with " + process.exitValue() + "; see "
                        + bench.folder().resolve("log.txt"));
    }

    private List<String> command(NamedTest test, Workbench bench, Map<String, String> properties, Path answer) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                bench.classes() + File.pathSeparator + classPath()));
        properties.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of(OneTest.class.getName(), test.toString(), answer.toString()));
        return command;
    }
}
