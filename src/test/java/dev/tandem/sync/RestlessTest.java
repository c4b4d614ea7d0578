package dev.tandem.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.merge.Side;
import dev.tandem.state.Flip;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RestlessTest {

    private static final UUID RECORD = new UUID(1, 2);
    private static final Duration WINDOW = Duration.ofHours(1);

    private final Map<String, Flip> known = new HashMap<>();
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");

    private Restless.Watched travel(Side from) {
        Restless restless = restless();
        restless.travels("title", from, 5);
        return remembered(restless.watched());
    }

    private Restless restless() {
        return new Restless(new Freezing(3, WINDOW), "leads", RECORD, known, now);
    }

    private Restless.Watched remembered(Restless.Watched watched) {
        known.putAll(watched.travelling());
        watched.frozen().forEach(flip -> known.put(flip.field(), flip));
        watched.thawed().forEach(flip -> known.remove(flip.field()));
        return watched;
    }

    @Test
    void aFieldIsFrozenInsteadOfChangingItsDirectionOnceTooOften() {
        assertThat(travel(Side.DYNAMICS).news()).isEmpty();
        assertThat(travel(Side.MARKETO).news()).isEmpty();
        assertThat(travel(Side.DYNAMICS).news()).isEmpty();

        assertThat(travel(Side.MARKETO).news()).containsExactly("title");
        assertThat(known.get("title").isFrozen()).isTrue();
    }

    @Test
    void manyEditsOnOneSideAreNoChangesOfDirection() {
        for (int edit = 0; edit < 10; edit++) {
            assertThat(travel(Side.DYNAMICS).news()).isEmpty();
        }
        assertThat(known.get("title").count()).isZero();
    }

    @Test
    void changesOfDirectionThatLieFarApartDoNotCountTogether() {
        for (int edit = 0; edit < 10; edit++) {
            assertThat(travel(edit % 2 == 0 ? Side.DYNAMICS : Side.MARKETO).news())
                    .isEmpty();
            now = now.plus(WINDOW.dividedBy(2)).plusSeconds(1);
        }
    }

    @Test
    void aFrozenFieldThawsWhenItHasRestedForTheWindow() {
        known.put("title", new Flip("leads", RECORD, "title", "marketo", 3, now, 5L));
        now = now.plus(WINDOW).minusSeconds(1);
        assertThat(restless().frozenUntil("title", 5)).contains(now.plusSeconds(1));

        now = now.plusSeconds(1);
        Restless rested = restless();
        assertThat(rested.frozenUntil("title", 5)).isEqualTo(Optional.empty());
        assertThat(rested.watched().thawed()).hasSize(1);
    }

    @Test
    void aFrozenFieldThatGoesOnChangingStaysFrozen() {
        known.put("title", new Flip("leads", RECORD, "title", "marketo", 3, now, 5L));
        now = now.plus(WINDOW);
        Restless restless = restless();

        assertThat(restless.frozenUntil("title", 6)).contains(now.plus(WINDOW));
        assertThat(remembered(restless.watched()).frozen()).singleElement().satisfies(flip -> assertThat(flip.print())
                .isEqualTo(6));
    }
}
