package dev.tandem.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.dynamics.DynamicsAnswer;
import dev.tandem.dynamics.DynamicsClient;
import dev.tandem.dynamics.DynamicsRefused;
import dev.tandem.dynamics.DynamicsRequest;
import dev.tandem.state.Checkpoint;
import dev.tandem.stream.StreamDefinition;
import dev.tandem.stream.StreamFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class LoadsTest {

    private static final List<StreamDefinition> STREAMS =
            new StreamFiles(Path.of("config", "streams"), condition -> Optional.empty()).read();
    private static final Checkpoint START = Checkpoint.firstLoad("contacts", MovableClock.START, "columns");

    private final MovableClock clock = new MovableClock();
    private final List<String> shown = new ArrayList<>();
    private final List<DynamicsRequest> asked = new ArrayList<>();
    private final Loads loads = loads(200_000);

    private Loads loads(long contacts) {
        DynamicsClient dynamics = new DynamicsClient(request -> {
            asked.add(request);
            String body = "{\"EntityRecordCountCollection\":{\"Keys\":[\"account\",\"contact\"],\"Values\":[7,"
                    + contacts + "]}}";
            return new DynamicsAnswer(200, Map.of(), body.getBytes(StandardCharsets.UTF_8));
        });
        return new Loads(STREAMS, dynamics, new LoadLog(shown::add, clock), clock);
    }

    private void copied(Loads which, Checkpoint after, int seconds) {
        clock.advance(Duration.ofSeconds(seconds));
        which.copied(after);
    }

    @Test
    void speaksAtTheBeginningThenEveryTenSecondsAndAtTheEnd() {
        loads.begin(START);
        Checkpoint at = START;
        for (int page = 0; page < 8; page++) {
            at = at.withNextPage("next", 5_000);
            copied(loads, at, 3);
        }
        copied(loads, at.withLastPage("delta", 5_000), 1);

        assertThat(shown)
                .containsExactly(
                        "contacts: the first copy begins, about 200,000 records",
                        "contacts: 20,000 of 200,000 copied, 1,667 a second, 1 min 48 s left",
                        "contacts: 40,000 of 200,000 copied, 1,667 a second, 1 min 36 s left",
                        "contacts: all 45,000 copied, 1,800 a second");
    }

    @Test
    void asksOnceForTheTotalsOfAllTablesInACycle() {
        loads.begin(Checkpoint.firstLoad("accounts", MovableClock.START, "columns"));
        loads.begin(START);

        assertThat(asked).hasSize(1);
        loads.over();
        loads.begin(START);
        assertThat(asked).hasSize(2);
    }

    @Test
    void saysNothingWhenTheNextSliceBegins() {
        loads.begin(START);
        Checkpoint after = START.withNextPage("next", 5_000);
        copied(loads, after, 1);

        loads.begin(after.withPolledAt(MovableClock.START));

        assertThat(shown).hasSize(1);
    }

    @Test
    void countsOnAfterARestartButNotTheRate() {
        Checkpoint before = START.withNextPage("next", 45_000);

        loads.begin(before);
        copied(loads, before.withNextPage("next", 5_000), 10);

        assertThat(shown)
                .containsExactly(
                        "contacts: the first copy goes on, 45,000 of 200,000 copied",
                        "contacts: 50,000 of 200,000 copied, 500 a second, 5 min 0 s left");
    }

    @Test
    void saysWhenALoadBeginsAnew() {
        loads.begin(START.withNextPage("lost", 45_000));

        loads.begin(START.withNextPage("lost", 45_000).fromFirstPage());
        loads.begin(START.withLastPage("delta", 45_000).nextLoad(MovableClock.START, "more columns"));

        assertThat(shown)
                .containsExactly(
                        "contacts: the first copy goes on, 45,000 of 200,000 copied",
                        "contacts: the first copy begins, about 200,000 records",
                        "contacts: a new copy begins, about 200,000 records");
    }

    @Test
    void doesWithoutATotalThatIsOutOfDate() {
        Loads stale = loads(4_999);
        stale.begin(START);
        copied(stale, START.withNextPage("next", 5_000), 10);

        assertThat(shown).last().isEqualTo("contacts: 5,000 copied, 500 a second");
    }

    @Test
    void doesWithoutTotalsWhereDynamicsRefusesThem() {
        DynamicsClient refusing = new DynamicsClient(request -> {
            throw new DynamicsRefused("No.", 403, "0x80040220", "");
        });
        Loads blind = new Loads(STREAMS, refusing, new LoadLog(shown::add, clock), clock);
        blind.begin(START);
        copied(blind, START.withNextPage("next", 5_000), 10);

        assertThat(shown).containsExactly("contacts: the first copy begins", "contacts: 5,000 copied, 500 a second");
    }

    @Test
    void doesNotShowALoadWhoseBeginningNobodyTold() {
        copied(loads, START.tracking(null), 1);

        assertThat(shown).isEmpty();
        assertThat(loads.of("contacts")).isEmpty();
    }

    @Test
    void tellsHowFarALoadIsWhileItIsAtWork() {
        assertThat(loads.of("contacts")).isEmpty();
        loads.begin(START);
        Checkpoint after = START.withNextPage("next", 5_000);
        copied(loads, after, 2);

        assertThat(loads.of("contacts")).contains(new LoadProgress(5_000, OptionalLong.of(200_000), 2_500));
        assertThat(loads.of("accounts")).isEmpty();
        copied(loads, after.withLastPage("delta", 10), 1);
        assertThat(loads.of("contacts")).isEmpty();
    }
}
