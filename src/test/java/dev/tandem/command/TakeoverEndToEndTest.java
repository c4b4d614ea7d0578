package dev.tandem.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.sandbox.http.LineWatch;
import dev.tandem.state.Epoch;
import dev.tandem.sync.CycleReport;
import dev.tandem.sync.Trouble;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process stands still, or is killed, and another one takes the sync over; in virtual time. */
class TakeoverEndToEndTest {

    /** Longer than the lease. */
    private static final String LEASE_OVER = "PT35S";

    private Meanwhile meanwhile;
    private TwoSystems systems;
    private Office office;
    private String contact;

    @BeforeEach
    void copy(@TempDir Path directory, @TempDir Path folder) throws IOException {
        TemporaryHome home = TemporaryHome.copy(folder);
        meanwhile = Meanwhile.before(home, "04-one-way", "one-way-write");
        Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        systems = TwoSystems.in(directory)
                .size(4)
                .home(home.path())
                .machine(Clock.fixed(start, ZoneOffset.UTC))
                // the lease is renewed in the machine's time, which is not the time here
                .with("sync.lease-beat", "600000")
                .start();
        office = systems.office();
        contact = office.create("contacts", "contactid", Map.of("lastname", "Reed", "jobtitle", "Clerk"));
        systems.cycle();
        systems.advance("PT10S");
        systems.cycle();
    }

    @AfterEach
    void stop() throws IOException {
        systems.close();
        meanwhile.close();
    }

    private String title() {
        return office.person(contact, "title").path("title").asText();
    }

    /** What happens when the process at work makes that call: it stands still meanwhile. */
    private <T> AtomicReference<T> atCall(String operation, Supplier<T> action) {
        AtomicReference<T> seen = new AtomicReference<>();
        systems.watch(new LineWatch() {
            @Override
            public boolean breaksBefore(String api, String called) {
                if (called.equals(operation)) {
                    systems.watch(NOBODY);
                    seen.set(action.get());
                }
                return false;
            }

            @Override
            public boolean breaksAfter(String api, String called) {
                return false;
            }
        });
        return seen;
    }

    private static Optional<Trouble> trouble(CycleReport report) {
        return report.trouble().map(Trouble::of);
    }

    @Test
    void waitsUntilTheLastWriteOfTheOtherMustBeOver() {
        office.change("contacts", contact, "jobtitle", "Buyer");
        systems.advance("PT1S");
        AtomicReference<CycleReport> tooEarly = atCall("Sync Leads", () -> {
            systems.advance(LEASE_OVER);
            // covered for good, if Marketo executes the older write after the newer one
            office.change("contacts", contact, "jobtitle", "Director");
            CycleReport early = systems.cycleOfAnother();
            systems.advance("PT1M");
            assertThat(trouble(systems.cycleOfAnother())).isPresent();
            systems.advance("PT1M");
            return early;
        });
        CycleReport overtaken = systems.cycle();

        assertThat(trouble(tooEarly.get())).hasValueSatisfying(trouble -> {
            assertThat(trouble.kind()).isEqualTo(Trouble.Kind.BUSY);
            assertThat(trouble.sentence()).contains("in the middle of a write").endsWith("the sync goes on then.");
        });
        assertThat(tooEarly.get().tallies()).isEmpty();
        assertThat(overtaken.complete()).isTrue();
        assertThat(title()).as("the write that came late").isEqualTo("Buyer");
        systems.cycle();
        assertThat(title()).isEqualTo("Director");
    }

    @Test
    void takesOverWhenTheLastWriteOfTheOtherMustBeOver() {
        office.change("contacts", contact, "jobtitle", "Buyer");
        systems.advance("PT1S");
        AtomicReference<CycleReport> other = atCall("Sync Leads", () -> {
            systems.advance("PT3M");
            return systems.cycleOfAnother();
        });
        CycleReport overtaken = systems.cycle();

        assertThat(other.get().complete()).isTrue();
        assertThat(trouble(overtaken).map(Trouble::kind)).contains(Trouble.Kind.BUSY);
        assertThat(trouble(overtaken).orElseThrow().sentence()).contains("took the sync over");
        assertThat(title()).isEqualTo("Buyer");
    }

    @Test
    void waitsForTheLeaseAloneWhereNoWriteIsAtWork() {
        office.change("contacts", contact, "jobtitle", "Buyer");
        systems.advance("PT1S");
        AtomicReference<CycleReport> other = atCall("GET leads delta", () -> {
            assertThat(title()).as("contacts come first").isEqualTo("Buyer");
            systems.advance(LEASE_OVER);
            return systems.cycleOfAnother();
        });
        systems.cycle();

        assertThat(other.get().complete()).isTrue();
    }

    @Test
    void sendsNothingMoreWhenAnotherProcessHasTakenOver() {
        String account = office.create("accounts", "accountid", Map.of("name", "Forge"));
        systems.cycle();
        office.change("accounts", account, "name", "Mill");
        systems.advance("PT1S");
        systems.resetCalls();
        AtomicReference<CycleReport> other = new AtomicReference<>();
        meanwhile.once(() -> {
            systems.advance(LEASE_OVER);
            other.set(systems.cycleOfAnother());
        });
        CycleReport overtaken = systems.cycle();

        assertThat(other.get().tallies().get("accounts").applied()).isEqualTo(1);
        assertThat(systems.calls().marketo("Sync Companies"))
                .as("writes of both processes")
                .isEqualTo(1);
        assertThat(trouble(overtaken).map(Trouble::kind)).contains(Trouble.Kind.BUSY);
    }

    @Test
    void beginsAtOnceAfterACleanClose() {
        office.change("contacts", contact, "jobtitle", "Buyer");
        systems.advance("PT1S");
        systems.cycle();

        systems.restart();

        assertThat(systems.cycle().complete()).isTrue();
    }

    @Test
    void aCommandBeginsItsCycleWhenThatWriteMustBeOver() {
        Instant now = systems.clock().instant();
        systems.state((state, tx) -> {
            Epoch killed = state.lease()
                    .take(tx, "killed", now, Duration.ofSeconds(30))
                    .orElseThrow();
            state.lease().writing(tx, killed, now.plusSeconds(135));
            return killed;
        });
        systems.advance(LEASE_OVER);
        List<Duration> waits = new ArrayList<>();

        CycleReport report = new ForegroundCycle(stream -> systems.cycle(), systems.clock(), time -> {
                    waits.add(time);
                    systems.advance(time.toString());
                })
                .run(Optional.empty());

        assertThat(report.complete()).isTrue();
        assertThat(waits).containsExactly(Duration.ofSeconds(100));
    }
}
