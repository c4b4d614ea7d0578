package dev.tandem.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.sync.LoadProgress;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class TerminalBarTest {

    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private final List<String> log = new ArrayList<>();
    private final TerminalBar bar = new TerminalBar(new PrintStream(screen, true, StandardCharsets.UTF_8), log::add);

    private String drawn() {
        String text = screen.toString(StandardCharsets.UTF_8);
        screen.reset();
        return text;
    }

    private static LoadProgress progress(long done, OptionalLong total) {
        return new LoadProgress(done, total, 100);
    }

    @Test
    void fillsInProportion() {
        bar.moves("contacts", progress(500, OptionalLong.of(2_000)));

        assertThat(drawn())
                .isEqualTo("\rcontacts [#####------------------] 500 of 2,000 copied, 100 a second, 15 s left\r");
    }

    @Test
    void redrawsItsLineAndLeavesNothingOfALongerOne() {
        bar.moves("contacts", progress(2_000, OptionalLong.empty()));
        int before = drawn().length();

        bar.moves("users", progress(5, OptionalLong.empty()));

        assertThat(drawn())
                .startsWith("\rusers: 5 copied, 100 a second  ")
                .endsWith(" \r")
                .hasSize(before);
    }

    @Test
    void isClearedBeforeALineThatStaysAndAtTheEnd() {
        bar.moves("users", progress(5, OptionalLong.empty()));
        int length = drawn().length() - 2;

        bar.ends("users: all 5 copied");

        assertThat(drawn()).isEqualTo("\r" + " ".repeat(length) + "\r");
        assertThat(log).containsExactly("users: all 5 copied");
        bar.over();
        assertThat(drawn().strip()).isEmpty();
    }

    @Test
    void neverFillsTheLine() {
        bar.moves("a-custom-entity-with-a-long-name", progress(999_999_999, OptionalLong.of(1_999_999_999)));

        assertThat(drawn()).hasSizeLessThanOrEqualTo(79 + 2);
    }
}
