package dev.tandem.mutants;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/**
 * Breaks the product with each mutant in turn and looks whether its test notices. Started by {@code mvn -Pmutants verify};
 * {@code -Dmutants=NAME,NAME} (beginnings of names) runs some of them. The report is {@code target/mutants.txt}, and what
 * each run said lies in {@code target/mutants/NAME}. The exit code is 1 if a mutant was not killed.
 */
final class MutantsRun {

    private static final int SIDE_BY_SIDE = 2;

    private final TestProcess process = new TestProcess();
    private final List<Mutant> mutants;

    private MutantsRun(List<Mutant> mutants) {
        this.mutants = mutants;
    }

    /** Takes the beginnings of the names of the mutants to run, separated by commas; all without. */
    public static void main(String[] arguments) throws Exception {
        List<String> wanted = arguments.length == 0 ? List.of("") : List.of(arguments[0].split(","));
        List<Mutant> mutants = MutantFiles.all().stream()
                .filter(mutant -> wanted.stream().anyMatch(mutant.name()::startsWith))
                .toList();
        System.exit(new MutantsRun(mutants).run() ? 0 : 1);
    }

    /** Whether every mutant was killed. */
    private boolean run() throws IOException, ExecutionException, InterruptedException {
        ExecutorService workers = Executors.newFixedThreadPool(SIDE_BY_SIDE);
        try {
            Map<NamedTest, Future<TestResult>> healthy = new java.util.TreeMap<>();
            for (NamedTest test : tests()) {
                healthy.put(test, workers.submit(() -> withoutMutant(test)));
            }
            List<Future<Ended>> ends = new ArrayList<>();
            for (Mutant mutant : mutants) {
                Future<TestResult> before = healthy.get(mutant.test());
                ends.add(workers.submit(() -> ended(mutant, before.get())));
            }
            return report(ends);
        } finally {
            workers.shutdownNow();
        }
    }

    private Set<NamedTest> tests() {
        return mutants.stream().map(Mutant::test).collect(Collectors.toCollection(TreeSet::new));
    }

    /** What fails without a mutant as well shows nothing; {@code -Dmutants.control=false} takes that for granted. */
    private TestResult withoutMutant(NamedTest test) throws IOException, InterruptedException {
        if (!Boolean.parseBoolean(System.getProperty("mutants.control", "true"))) {
            return new TestResult(TestResult.End.PASSED, "");
        }
        return process.run(test, Workbench.prepare("none-" + test.type() + "-" + test.method()), Map.of());
    }

    private Ended ended(Mutant mutant, TestResult healthy) throws IOException, InterruptedException {
        if (healthy.end() != TestResult.End.PASSED) {
            return new Ended(mutant, Verdict.UNCLEAR, "the test fails without it too: " + healthy.headline());
        }
        Workbench bench = Workbench.prepare(mutant.name());
        String refused = bench.mutate(mutant, process.classPath());
        if (!refused.isEmpty()) {
            return new Ended(mutant, Verdict.UNCLEAR, "it does not compile: " + refused);
        }
        TestResult result = process.run(mutant.test(), bench, mutant.properties());
        return new Ended(mutant, result.verdict(mutant.because()), result.headline());
    }

    private static boolean report(List<Future<Ended>> ends)
            throws IOException, ExecutionException, InterruptedException {
        Path report = Files.createDirectories(Path.of("target")).resolve("mutants.txt");
        Files.deleteIfExists(report);
        long killed = 0;
        List<String> lines = new ArrayList<>();
        for (Future<Ended> future : ends) {
            Ended ended = future.get();
            killed += ended.verdict() == Verdict.KILLED ? 1 : 0;
            lines.add(ended.line());
            Files.write(report, lines);
            System.out.println(ended.line());
        }
        lines.add(killed + " of " + ends.size() + " mutants were killed.");
        Files.write(report, lines);
        System.out.println(lines.get(lines.size() - 1));
        return killed == ends.size();
    }

    /** What became of a mutant, and the first line of why. */
    private record Ended(Mutant mutant, Verdict verdict, String why) {

        String line() {
            return String.join(
                    " | ",
                    verdict.toString(),
                    mutant.name(),
                    mutant.file().toString(),
                    mutant.test().toString(),
                    why);
        }
    }
}
