package dev.tandem.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.state.Failure;
import dev.tandem.state.FingerprintKey;
import dev.tandem.state.Held;
import dev.tandem.state.State;
import dev.tandem.state.StateSettings;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FailedRecordsTest {

    private static final Instant NOW = Instant.parse("2026-08-14T09:00:00Z");
    private static final Instant THEN = Instant.parse("2026-08-14T08:00:00.123456Z");
    private static final UUID ONE = UUID.fromString("0e7f5a10-0000-4000-8000-0000000000a1");
    private static final UUID TWO = UUID.fromString("0e7f5a10-0000-4000-8000-0000000000a2");
    private static final Optional<String> ALL = Optional.empty();

    private State state;
    private FailedRecords failed;

    @BeforeEach
    void open() {
        String key = Base64.getEncoder()
                .encodeToString("a key for tests of 32 bytes, ok!".getBytes(StandardCharsets.US_ASCII));
        state = State.open(
                new StateSettings("jdbc:h2:mem:" + UUID.randomUUID(), null, null, new FingerprintKey.Given(key)));
        failed = new FailedRecords(state, Clock.fixed(NOW, ZoneOffset.UTC));
        state.run(tx -> {
            state.failures()
                    .record(
                            tx,
                            List.of(new Failure(
                                    "contacts", ONE, "1003", "The data are not valid.", 1, THEN, THEN, null)));
            state.held()
                    .replace(
                            tx,
                            "accounts",
                            List.of(TWO),
                            List.of(new Held(
                                    "accounts",
                                    TWO,
                                    "annualRevenue",
                                    Held.Reason.LOSSY,
                                    "revenue: the value is longer than the field",
                                    THEN.plusSeconds(60),
                                    NOW.plusSeconds(600))));
        });
    }

    @AfterEach
    void close() {
        state.close();
    }

    @Test
    void tellsRecordsAndFieldsWithTimesInSeconds() {
        assertThat(failed.list(ALL, 0, 9))
                .isEqualTo(new FailureReport(
                        2,
                        2,
                        List.of(
                                new FailureReport.Entry(
                                        "accounts",
                                        TWO.toString(),
                                        "annualRevenue",
                                        "lossy",
                                        "revenue: the value is longer than the field",
                                        null,
                                        "2026-08-14T08:01:00Z",
                                        "2026-08-14T08:01:00Z",
                                        "2026-08-14T09:10:00Z"),
                                new FailureReport.Entry(
                                        "contacts",
                                        ONE.toString(),
                                        null,
                                        "1003",
                                        "The data are not valid.",
                                        1,
                                        "2026-08-14T08:00:00Z",
                                        "2026-08-14T08:00:00Z",
                                        null))));
        assertThat(failed.list(ALL, 1, 9).total()).isEqualTo(2);
        assertThat(failed.list(ALL, 1, 9).failures()).hasSize(1);
    }

    @Test
    void makesAllOfOneStreamDueNow() {
        assertThat(failed.retry(List.of(), Optional.of("contacts"))).isEqualTo(new RetryReport(1, List.of()));

        assertThat(due("contacts")).containsExactly(ONE);
        assertThat(due("accounts")).isEmpty();
    }

    @Test
    void makesNamedRecordsDueNowHoweverTheyAreWritten() {
        String written = TWO.toString().toUpperCase(Locale.ROOT);

        assertThat(failed.retry(List.of(written, TWO.toString()), ALL)).isEqualTo(new RetryReport(1, List.of()));

        assertThat(due("accounts")).containsExactly(TWO);
        assertThat(due("contacts")).isEmpty();
    }

    @Test
    void doesNothingWhenAnIdIsUnknown() {
        String stranger = "0e7f5a10-0000-4000-8000-0000000000ff";

        assertThat(failed.retry(List.of(ONE.toString(), stranger, "1-1-1-1-1"), ALL))
                .isEqualTo(new RetryReport(0, List.of("1-1-1-1-1", stranger)));

        assertThat(due("contacts")).isEmpty();
    }

    @Test
    void knowsARecordInItsStreamOnly() {
        assertThat(failed.retry(List.of(ONE.toString()), Optional.of("accounts"))
                        .unknown())
                .containsExactly(ONE.toString());
    }

    private List<UUID> due(String stream) {
        return state.transaction(tx -> {
            List<UUID> failures = state.failures().due(tx, stream, NOW, 9);
            return failures.isEmpty() ? state.held().due(tx, stream, NOW, 9) : failures;
        });
    }
}
