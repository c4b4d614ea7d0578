package dev.tandem.state;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** Another process that has the state open, so that tests can share it or kill its holder. */
final class StateProcess implements AutoCloseable {

    private final Process process;

    private StateProcess(Process process) {
        this.process = process;
    }

    /** Starts the process and waits until it has the state open and has committed one link. */
    static StateProcess start(String url) {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                StateProcess.class.getName(),
                url);
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream(), US_ASCII));
            String line = out.readLine();
            if (!"committed".equals(line)) {
                process.destroyForcibly();
                throw new IllegalStateException("The other process said: " + line);
            }
            return new StateProcess(process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the process without giving it a chance to close anything. */
    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** Lets the process close the state and end. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        awaitEnd();
    }

    private void awaitEnd() {
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The other process: holds the state until its input ends. */
    public static void main(String[] args) throws IOException {
        try (State state = State.open(new StateSettings(args[0], null, null, Engine.KEY))) {
            state.run(tx -> state.links().save(tx, List.of(Some.link(1))));
            System.out.println("committed");
            while (System.in.read() >= 0) {
                // nothing is ever said; only the end counts
            }
        }
    }
}
