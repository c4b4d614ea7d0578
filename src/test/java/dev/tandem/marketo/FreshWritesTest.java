package dev.tandem.marketo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.ToldClock;
import dev.tandem.governor.Reservation;
import dev.tandem.governor.Urgency;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Writes that rest on what was read a moment ago, through the shipped route. */
class FreshWritesTest {

    private static final Instant READ = Instant.parse("2026-08-14T09:00:00Z");
    private static final Instant LATEST = READ.plusSeconds(30);
    private static final String UPDATED = "{\"success\":true,\"result\":[{\"id\":1,\"status\":\"updated\"}]}";
    private static final List<Map<String, Object>> INPUT = List.of(Map.of("id", 1, "title", "Buyer"));

    private FakeMarketo marketo;
    private RunningRoutes routes;

    @BeforeEach
    void start() throws Exception {
        marketo = new FakeMarketo();
    }

    @AfterEach
    void stop() {
        routes.close();
        marketo.close();
    }

    private MarketoClient client(Supplier<Instant> now, Map<String, String> settings) throws Exception {
        routes = new RunningRoutes(marketo.url(), new ToldClock(now), Duration.ofMillis(3), settings);
        return new MarketoClient(routes.transport());
    }

    private static List<Outcome> write(MarketoClient client) {
        return client.syncPersons(SyncAction.UPDATE_ONLY, "id", INPUT);
    }

    @Test
    void writesUntilTheLastMoment() throws Exception {
        marketo.reply(200, UPDATED);

        assertThat(write(client(() -> LATEST, Map.of()).notAfter(LATEST))).hasSize(1);
        assertThat(marketo.seen()).hasSize(1);
    }

    @Test
    void sendsNothingAfterThatMomentAndTakesNoCallForIt() throws Exception {
        MarketoClient client = client(() -> LATEST.plusMillis(1), Map.of());

        assertThatThrownBy(() -> write(client.notAfter(LATEST)))
                .isInstanceOf(MarketoTooLate.class)
                .hasMessage("'Sync Leads' was not sent to Marketo, because what it rests on was read too long ago; it"
                        + " is read again.");
        assertThat(marketo.seen()).isEmpty();
        assertThat(marketo.identityCalls()).isEmpty();
        assertThat(routes.governor().standing().usedToday()).isZero();
    }

    @Test
    void doesNotRepeatWhatHasBecomeTooLateMeanwhile() throws Exception {
        marketo.fail("606").fail("606").reply(200, UPDATED);
        MarketoClient client =
                client(() -> READ.plusSeconds(20L * marketo.seen().size()), Map.of());

        assertThatThrownBy(() -> write(client.notAfter(LATEST))).isInstanceOf(MarketoTooLate.class);

        assertThat(marketo.seen()).hasSize(2);
        assertThat(routes.governor().standing().usedToday()).isEqualTo(2);
        assertThat(write(client)).hasSize(1);
    }

    @Test
    void sendsNothingWhenTheTokenCameTooLate() throws Exception {
        MarketoClient client =
                client(() -> READ.plusSeconds(40L * marketo.identityCalls().size()), Map.of());

        assertThatThrownBy(() -> write(client.notAfter(LATEST))).isInstanceOf(MarketoTooLate.class);

        assertThat(marketo.identityCalls()).hasSize(1);
        assertThat(marketo.seen()).isEmpty();
        assertThat(routes.governor().standing().usedToday()).isZero();
    }

    @Test
    void aBookedWriteGoesWhenThePaceIsUsedUpAndItsRepeatIsAnotherCall() throws Exception {
        marketo.reply(200, UPDATED).reply(200, UPDATED).fail("608").reply(200, UPDATED);
        MarketoClient client = client(() -> READ, Map.of("marketo.pace.calls", "4", "marketo.pace.window", "600000"));
        MarketoPermits permits = new MarketoPermits(routes.governor(), Duration.ofMillis(1), Clock.systemUTC());

        try (Reservation reservation = permits.reserve(Urgency.LIVE)) {
            write(client);
            write(client);
            assertThat(write(client.reserved(reservation))).hasSize(1);

            assertThat(reservation.isOpen()).isFalse();
        }
        assertThat(marketo.seen()).hasSize(4);
        assertThat(routes.governor().standing().usedToday()).isEqualTo(4);
    }

    @Test
    void aBookedWriteThatIsTooLateLeavesItsPlace() throws Exception {
        MarketoClient client = client(() -> LATEST.plusSeconds(1), Map.of());

        try (Reservation reservation = routes.governor().reserve(Urgency.LIVE)) {
            assertThatThrownBy(() -> write(client.reserved(reservation).notAfter(LATEST)))
                    .isInstanceOf(MarketoTooLate.class);
        }

        assertThat(routes.governor().standing().usedToday()).isZero();
    }
}
