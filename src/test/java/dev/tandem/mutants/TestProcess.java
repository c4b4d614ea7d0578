package dev.tandem.mutants;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs one test in a process of its own, between the changed files of a workbench. */
final class TestProcess {

    /** A broken product may wait for ever. */
    private static final int MINUTES_AT_MOST = 10;

    /** The class path of this process, which the others share. */
    String classPath() {
        return System.getProperty("java.class.path");
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
