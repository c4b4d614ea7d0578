package dev.tandem.governor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DeskTest {

    private static final Instant NOW = Instant.parse("2026-08-14T09:00:00Z");

    private final Desk desk =
            new Desk(new Share("marketo", 100, Duration.ofSeconds(20), 2, 1000, 0, ZoneOffset.UTC), Ledger.Recent.NONE);

    private boolean mayGo(Desk.Place place) {
        return desk.wait(place, NOW).isZero();
    }

    @Test
    void theMostUrgentGoesFirstAndAmongEqualsWhoeverCameFirst() {
        long seed = new Random().nextLong();
        System.out.println("DeskTest seed " + seed);
        List<Urgency> urgencies = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            urgencies.addAll(List.of(Urgency.values()));
        }
        Collections.shuffle(urgencies, new Random(seed));
        List<Desk.Place> line = new ArrayList<>(
                urgencies.stream().map(urgency -> desk.join(urgency, Need.CALL)).toList());
        List<Desk.Place> gone = new ArrayList<>();

        while (!line.isEmpty()) {
            List<Desk.Place> next = line.stream().filter(this::mayGo).toList();
            assertThat(next).as("seed " + seed).hasSize(1);
            desk.leave(next.get(0));
            line.removeAll(next);
            gone.addAll(next);
        }

        assertThat(gone)
                .as("seed " + seed)
                .isSortedAccordingTo(Comparator.comparing(Desk.Place::urgency).thenComparing(Desk.Place::number));
    }

    @Test
    void nobodyGoesWhileAllPlacesAreTaken() {
        desk.take(Need.CALL);
        desk.take(Need.CALL);
        Desk.Place consent = desk.join(Urgency.CONSENT, Need.CALL);

        assertThat(mayGo(consent)).isFalse();
        desk.answered(NOW, true);
        assertThat(mayGo(consent)).isTrue();
    }

    @Test
    void nobodyGoesWhileTheApiIsHeldBackNotEvenTheMostUrgent() {
        desk.holdBack(NOW.plusMillis(300));
        desk.holdBack(NOW.plusMillis(200));
        Desk.Place consent = desk.join(Urgency.CONSENT, Need.CALL);

        assertThat(desk.wait(consent, NOW)).isEqualTo(Duration.ofMillis(300));
        assertThat(desk.wait(consent, NOW.plusMillis(300))).isZero();
    }

    @Test
    void whoeverHasBookedAPlaceGoesBeforeTheMostUrgentThatHasNot() {
        desk.take(Need.PLACE);
        Desk.Place consent = desk.join(Urgency.CONSENT, Need.CALL);
        Desk.Place booked = desk.join(Urgency.LOAD, Need.CONNECTION);

        assertThat(mayGo(consent)).isFalse();
        assertThat(mayGo(booked)).isTrue();
        desk.take(Need.CONNECTION);
        desk.leave(booked);
        assertThat(mayGo(consent)).isTrue();
    }

    @Test
    void whoeverCannotBookAPlaceLetsReadersPass() {
        for (int i = 0; i < 50; i++) {
            desk.take(Need.PLACE);
        }
        Desk.Place books = desk.join(Urgency.CONSENT, Need.PLACE);
        Desk.Place reads = desk.join(Urgency.LOAD, Need.CALL);

        assertThat(mayGo(books)).isFalse();
        assertThat(mayGo(reads)).isTrue();
        desk.release();
        assertThat(mayGo(reads)).isFalse();
        assertThat(mayGo(books)).isTrue();
    }

    @Test
    void aLoadBooksNoPlaceBeforeTheMoreUrgentThatWaitsForAConnection() {
        desk.take(Need.CALL);
        desk.take(Need.CALL);
        desk.join(Urgency.CONSENT, Need.CALL);
        Desk.Place load = desk.join(Urgency.LOAD, Need.PLACE);

        assertThat(mayGo(load)).isFalse();
    }

    @Test
    void afterTooManyCallsHalfAsManyRunAndGoodAnswersRaiseItSlowly() {
        Concurrency concurrency = new Concurrency(8);
        concurrency.halve(NOW, NOW.plusMillis(10));
        // the same limit, met by calls that were under way already
        concurrency.halve(NOW.plusMillis(5), NOW.plusMillis(20));

        assertThat(places(concurrency)).isEqualTo(4);
        for (int i = 0; i < Concurrency.GOOD_ANSWERS - 1; i++) {
            concurrency.good();
        }
        assertThat(places(concurrency)).isEqualTo(4);
        concurrency.good();
        assertThat(places(concurrency)).isEqualTo(5);
        concurrency.halve(NOW.plusMillis(30), NOW.plusMillis(40));
        concurrency.halve(NOW.plusMillis(50), NOW.plusMillis(60));
        concurrency.halve(NOW.plusMillis(70), NOW.plusMillis(80));
        assertThat(places(concurrency)).isEqualTo(1);
        for (int i = 0; i < 20 * Concurrency.GOOD_ANSWERS; i++) {
            concurrency.good();
        }
        assertThat(places(concurrency)).isEqualTo(8);
    }

    private static int places(Concurrency concurrency) {
        int places = 0;
        while (concurrency.isFree()) {
            concurrency.take();
            places++;
        }
        for (int i = 0; i < places; i++) {
            concurrency.back();
        }
        return places;
    }
}
