package dev.tandem.command;

import dev.tandem.sync.LoadDisplay;
import dev.tandem.sync.LoadProgress;
import java.io.PrintStream;
import java.util.function.Consumer;

/**
 * The progress of loads as a bar on a terminal, which redraws its line. The cursor waits at the line's beginning, so that
 * a line of the log takes the place of the bar.
 */
final class TerminalBar implements LoadDisplay {

    /** One less than the usual width: a full line would make some terminals begin another. */
    private static final int WIDTH = 79;

    private static final int LONGEST_BAR = 30;
    private static final int SHORTEST_BAR = 5;

    private final PrintStream terminal;
    private final Consumer<String> log;
    private int drawn;

    /**
     * @param log takes the lines that stay
     */
    TerminalBar(PrintStream terminal, Consumer<String> log) {
        this.terminal = terminal;
        this.log = log;
    }

    @Override
    public void begins(String sentence) {
        over();
        log.accept(sentence);
    }

    @Override
    public void moves(String stream, LoadProgress progress) {
        draw(line(stream, progress));
    }

    @Override
    public void ends(String sentence) {
        over();
        log.accept(sentence);
    }

    @Override
    public void over() {
        draw("");
    }

    private void draw(String line) {
        terminal.print("\r" + line + " ".repeat(Math.max(0, drawn - line.length())) + "\r");
        terminal.flush();
        drawn = line.length();
    }

    private static String line(String stream, LoadProgress progress) {
        String text = progress.text();
        int room = Math.min(LONGEST_BAR, WIDTH - stream.length() - text.length() - " [] ".length());
        String bar = progress.total().isPresent() && room >= SHORTEST_BAR ? " [" + filled(progress, room) + "]" : ":";
        String line = stream + bar + " " + text;
        return line.substring(0, Math.min(WIDTH, line.length()));
    }

    private static String filled(LoadProgress progress, int room) {
        long total = Math.max(1, progress.total().orElseThrow());
        int full = Math.toIntExact(progress.done() * room / total);
        return "#".repeat(full) + "-".repeat(room - full);
    }
}
