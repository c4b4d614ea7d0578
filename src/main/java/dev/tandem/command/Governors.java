package dev.tandem.command;

import dev.tandem.command.settings.Settings;
import dev.tandem.governor.Governor;
import dev.tandem.governor.Ledger;
import dev.tandem.governor.Share;
import dev.tandem.governor.Standing;
import dev.tandem.governor.Waiting;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The governor of each API, with the shares that the settings give.
 *
 * @param dynamics of the Dataverse Web API
 * @param marketo of the Marketo REST API
 */
record Governors(Governor dynamics, Governor marketo) implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Governors.class);

    /** Governors that go on where those of the last process stopped. */
    static Governors of(Settings settings, Ledger ledger, Clock clock) {
        return new Governors(
                new Governor(dynamicsShare(settings), ledger, clock, Waiting.REAL),
                new Governor(marketoShare(settings), ledger, clock, Waiting.REAL));
    }

    /** How much was used of each API; read from the ledger, as no governor is at work. */
    static List<Standing> read(Settings settings, Ledger ledger, Clock clock) {
        return List.of(
                Standing.read(dynamicsShare(settings), ledger, clock.instant()),
                Standing.read(marketoShare(settings), ledger, clock.instant()));
    }

    /** The same of a state that was never made. */
    static List<Standing> unused(Settings settings, Clock clock) {
        return List.of(
                Standing.unused(dynamicsShare(settings), clock.instant()),
                Standing.unused(marketoShare(settings), clock.instant()));
    }

    /** The entitlement of Dynamics counts 24 hours, from no hour in particular (Dataverse reference, 13.2). */
    private static Share dynamicsShare(Settings settings) {
        return share(settings, "dynamics", ZoneOffset.UTC);
    }

    private static Share marketoShare(Settings settings) {
        return share(settings, "marketo", Share.MARKETO_DAY);
    }

    private static Share share(Settings settings, String api, ZoneId zone) {
        return new Share(
                api,
                settings.number(api + ".pace.calls"),
                Duration.ofMillis(settings.number(api + ".pace.window")),
                settings.number(api + ".concurrency"),
                settings.number(api + ".daily-share"),
                settings.number(api + ".daily-reserve"),
                zone);
    }

    /** How much was used of each API. */
    List<Standing> standings() {
        return List.of(dynamics.standing(), marketo.standing());
    }

    /** Leaves the next process what it must know; what cannot be given back counts as used. */
    @Override
    public void close() {
        for (Governor governor : List.of(dynamics, marketo)) {
            try {
                governor.close();
            } catch (RuntimeException lost) {
                LOG.warn("The calls that were booked and not made count as used: {}", lost.getMessage());
            }
        }
    }
}
