package dev.tandem.sandbox.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.sandbox.http.Reply;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SimulatedOfficeTest {

    private final AtomicBoolean ready = new AtomicBoolean(true);
    private final AtomicInteger nudges = new AtomicInteger();

    private OfficePlan plan(Duration pause, Runnable nudge) {
        return new OfficePlan(1, pause, ready::get, nudge);
    }

    /** Moved by hand. */
    private SimulatedOffice attended(SimulatedOffice office) {
        office.attend(plan(Duration.ofHours(1), nudges::incrementAndGet), Executors.newSingleThreadScheduledExecutor());
        return office;
    }

    @Test
    void nothingIsDoneBeforeTheSystemsAreReady() {
        SyncedSystems systems = SyncedSystems.copied();
        ready.set(false);
        try (SimulatedOffice office = attended(systems.office())) {
            office.beat();
            assertThat(systems.writes).hasValue(0);

            ready.set(true);
            office.beat();
            assertThat(systems.writes).hasPositiveValue();

            ready.set(false);
            int before = systems.writes.get();
            office.beat();
            assertThat(systems.writes).as("once ready is ready for good").hasValueGreaterThan(before);
        }
    }

    @Test
    void peopleGoHomeAndComeBackWhenTold() {
        SyncedSystems systems = SyncedSystems.copied();
        try (SimulatedOffice office = attended(systems.office())) {
            assertThat(office.running()).isTrue();
            office.running(false);
            office.beat();
            assertThat(office.running()).isFalse();
            assertThat(systems.writes).hasValue(0);

            office.running(true);
            office.beat();
            assertThat(systems.writes).hasPositiveValue();
        }
    }

    @Test
    void aNudgeFollowsEveryThirdScene() {
        try (SimulatedOffice office = attended(SyncedSystems.copied().office())) {
            for (int i = 0; i < 7; i++) {
                office.beat();
            }
        }

        assertThat(nudges).hasValue(2);
    }

    @Test
    void nobodyCanBeCalledBackWhoNeverCame() {
        try (SimulatedOffice office = SyncedSystems.notYet().office()) {
            assertThat(office.running()).isFalse();
            office.running(false);
            assertThatThrownBy(() -> office.running(true))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("sandbox.office");
        }
    }

    @Test
    void worksOnWhatThereIsIfMarketoHasNoFieldsOfTheCopyYet() {
        SyncedSystems systems = SyncedSystems.notYet();
        try (SimulatedOffice office = attended(systems.office())) {
            for (int i = 0; i < 30; i++) {
                office.beat();
            }
        }

        assertThat(systems.writes).hasPositiveValue();
    }

    @Test
    void aRefusalEndsOneSceneOnly() {
        SyncedSystems systems = SyncedSystems.copied();
        AtomicBoolean down = new AtomicBoolean(true);
        SimulatedOffice office = new SimulatedOffice(
                call -> down.get()
                        ? Reply.text("GET contacts", 503, "text/plain", "")
                        : systems.counted(systems.dynamics).act(call),
                systems.marketo);
        try (SimulatedOffice attended = attended(office)) {
            attended.beat();
            assertThat(systems.writes).hasValue(0);

            down.set(false);
            attended.beat();
            assertThat(systems.writes).hasPositiveValue();
        }
    }

    @Test
    void worksByItselfAtThePaceOfThePlanUntilItIsClosed() throws InterruptedException {
        CountDownLatch twice = new CountDownLatch(2);
        SyncedSystems systems = SyncedSystems.copied();
        SimulatedOffice office = systems.office();
        office.begin(plan(Duration.ofMillis(1), twice::countDown));

        assertThat(twice.await(1, TimeUnit.MINUTES)).isTrue();
        office.close();
        int after = systems.writes.get();
        office.beat();
        assertThat(systems.writes).hasValue(after);
    }
}
