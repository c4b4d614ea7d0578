package dev.tandem.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.operations.StatusReport.StreamStatus;
import dev.tandem.state.Held;
import dev.tandem.state.Tally;
import dev.tandem.sync.CycleReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Contacts that come before their owners and accounts: what cannot be written yet is held, and heals by itself. */
class HeldFieldsEndToEndTest {

    private static final int SIZE = 60;
    private static final String LONGER_THAN_RETRY_FAILED = "PT16M";

    private TwoSystems systems;
    private CycleReport first;

    @BeforeEach
    void copyContactsAlone(@TempDir Path directory) {
        systems = TwoSystems.start(directory, SIZE);
        first = systems.cycle("contacts");
    }

    @AfterEach
    void stop() throws IOException {
        systems.close();
    }

    private StreamStatus contacts() {
        return systems.status().streams().get(2);
    }

    private List<Held> held() {
        List<UUID> ids = systems.office().ids("contacts", "contactid").stream()
                .map(UUID::fromString)
                .toList();
        return systems.state((state, tx) -> state.held().find(tx, "contacts", ids)).values().stream()
                .flatMap(Collection::stream)
                .toList();
    }

    @Test
    void writesTheRestAndHoldsOwnersAndCompanies() {
        assertThat(first.complete()).isTrue();
        assertThat(first.tallies()).containsOnlyKeys("contacts");
        assertThat(first.tallies().get("contacts").applied()).isEqualTo(SIZE);
        assertThat(held()).extracting(Held::reason).containsOnly(Held.Reason.WAITING);
        assertThat(held()).extracting(Held::field).containsOnly("externalSalesPersonId", "externalCompanyId");
        assertThat(contacts().held()).isEqualTo(held().size());
        assertThat(systems.differences())
                .filteredOn(difference -> difference.startsWith("contact "))
                .hasSize(held().size())
                .allMatch(difference ->
                        difference.endsWith(" externalSalesPersonId") || difference.endsWith(" externalCompanyId"));
    }

    @Test
    void resolvesByItselfWhenTheParentsCame() {
        systems.cycle();
        systems.advance(LONGER_THAN_RETRY_FAILED);
        Calls calls = systems.callsOfCycle();

        assertThat(contacts().held()).isZero();
        assertThat(held()).isEmpty();
        assertThat(systems.differences()).isEmpty();
        assertThat(calls.marketo().keySet()).containsOnly("Sync Leads");
        assertThat(calls.marketo("Sync Leads")).isEqualTo(1);
        assertThat(systems.callsOfCycle().marketo()).isEmpty();
    }

    @Test
    void keepsHoldingWithoutACallWhileTheParentsAreMissing() {
        List<Held> before = held();
        systems.advance(LONGER_THAN_RETRY_FAILED);
        systems.resetCalls();
        CycleReport second = systems.cycle("contacts");

        assertThat(second.complete()).isTrue();
        assertThat(second.tallies().get("contacts").unchanged()).isPositive();
        assertThat(second.tallies().get("contacts").addsUp()).isTrue();
        assertThat(systems.calls().marketo()).isEmpty();
        assertThat(held()).hasSameSizeAs(before);
        assertThat(systems.cycle("contacts").tallies().getOrDefault("contacts", Tally.EMPTY))
                .isEqualTo(Tally.EMPTY);
    }

    /** A change of the contact looks at its parents at once, without the pause. */
    @Test
    void resolvesAtOnceWhenTheContactChanges() {
        systems.cycle("users");
        systems.cycle("accounts");
        String contact = systems.office().contacts().get(0);
        String account = systems.office().ids("accounts", "accountid").get(0);
        systems.office()
                .point("contacts", contact, "parentcustomerid_account", Optional.of("accounts(" + account + ")"));
        systems.cycle();

        assertThat(systems.office()
                        .person(contact, "externalCompanyId")
                        .path("externalCompanyId")
                        .asText())
                .isEqualTo(account);
        assertThat(held()).noneMatch(field -> field.recordId().toString().equals(contact));
    }
}
