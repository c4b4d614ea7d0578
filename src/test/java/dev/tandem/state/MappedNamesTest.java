package dev.tandem.state;

import static dev.tandem.state.Some.CONTACTS;
import static dev.tandem.state.Some.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.stream.Direction;
import dev.tandem.stream.KnownNames;
import dev.tandem.stream.MappingLine;
import java.util.List;
import java.util.Set;

class MappedNamesTest {

    private static final MappingLine TITLE = line("jobtitle", "title");
    private static final MappingLine PHONE = line("telephone1", "phone");

    @OnEachEngine
    void knowsNothingAtFirst(State state) {
        state.run(tx -> {
            assertThat(state.names().known(tx, CONTACTS)).isEqualTo(KnownNames.NONE);
            assertThat(state.names().parked(tx, CONTACTS)).isEmpty();
        });
    }

    @OnEachEngine
    void remembersWhatWorkedInThisStreamAlone(State state) {
        state.run(tx -> state.names().settle(tx, CONTACTS, List.of(TITLE, PHONE), List.of(), NOON));
        state.run(tx -> state.names().settle(tx, CONTACTS, List.of(TITLE), List.of(), NOON));

        state.run(tx -> {
            assertThat(state.names().known(tx, CONTACTS))
                    .isEqualTo(new KnownNames(Set.of("jobtitle", "telephone1"), Set.of("title", "phone")));
            assertThat(state.names().known(tx, "leads")).isEqualTo(KnownNames.NONE);
        });
    }

    @OnEachEngine
    void aParkedLineIsKnownUntilItWorksAgain(State state) {
        state.run(tx -> state.names().settle(tx, CONTACTS, List.of(TITLE, PHONE), List.of(), NOON));
        state.run(tx -> state.names().settle(tx, CONTACTS, List.of(TITLE), List.of(PHONE), NOON));
        state.run(tx -> state.names().settle(tx, CONTACTS, List.of(TITLE), List.of(PHONE), NOON.plusSeconds(9)));

        state.run(tx -> {
            assertThat(state.names().parked(tx, CONTACTS)).containsExactly("telephone1");
            assertThat(state.names().parked(tx, "leads")).isEmpty();
            assertThat(state.names().known(tx, CONTACTS).columns()).contains("telephone1");
        });

        state.run(tx -> state.names().settle(tx, CONTACTS, List.of(TITLE, PHONE), List.of(), NOON));
        state.run(tx -> assertThat(state.names().parked(tx, CONTACTS)).isEmpty());
    }

    @OnEachEngine
    void aParkedLineThatLeftTheMappingIsForgotten(State state) {
        state.run(tx -> state.names().settle(tx, CONTACTS, List.of(TITLE), List.of(PHONE), NOON));
        state.run(tx -> state.names().settle(tx, CONTACTS, List.of(TITLE), List.of(), NOON));

        state.run(tx -> {
            assertThat(state.names().parked(tx, CONTACTS)).isEmpty();
            assertThat(state.names().known(tx, CONTACTS).columns()).containsExactly("jobtitle");
        });
    }

    private static MappingLine line(String column, String field) {
        return MappingLine.plain(column, field, Direction.TO_MARKETO);
    }
}
