package dev.tandem.state;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** Things of which a test needs just some. */
final class Some {

    static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123456Z");
    static final String CONTACTS = "contacts";

    private Some() {}

    /** The nth record; ids grow with n. */
    static UUID record(int n) {
        return new UUID(0x1234L, n);
    }

    static List<UUID> records(int... numbers) {
        return Arrays.stream(numbers).mapToObj(Some::record).toList();
    }

    static Link link(int n) {
        return new Link(CONTACTS, record(n), "lead", "p" + n, 1000L + n, 7L, null, 1);
    }

    static Intent intent(int n, String marketoId) {
        return new Intent(CONTACTS, record(n), "lead", marketoId, -5L, NOON);
    }
}
