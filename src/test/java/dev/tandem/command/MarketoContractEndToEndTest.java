package dev.tandem.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.contracts.Exchange;
import dev.tandem.contracts.MarketoContract;
import dev.tandem.contracts.Unpublished;
import dev.tandem.sandbox.http.Call;
import dev.tandem.sandbox.http.Recorder;
import dev.tandem.sandbox.http.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** Whatever Tandem sends to Marketo, and is answered by the sandbox, is valid by Adobe's published files. */
@ResourceLock(Resources.SYSTEM_OUT)
@ResourceLock(Resources.SYSTEM_ERR)
class MarketoContractEndToEndTest {

    private static final List<String> ALL_STREAMS_AND_SETUP = List.of(
            "Identity",
            "Describe Lead",
            "Describe Companies",
            "Describe SalesPersons",
            "Describe Opportunity",
            "Describe Opportunity Role",
            "Describe Custom Objects",
            "Describe Custom Object Type",
            "Create Lead Fields",
            "Sync Custom Object Type",
            "Add Custom Object Type Fields",
            "Approve Custom Object Type",
            "Get Custom Activity Types",
            "Create Custom Activity Type",
            "Create Custom Activity Type Attributes",
            "Approve Custom Activity Type",
            "Get Activity Types",
            "Get Paging Token",
            "Get Lead Changes",
            "Get Deleted Leads",
            "Get Lead Activities",
            "Get Leads by Filter Type",
            "Sync Leads",
            "Sync SalesPersons",
            "Sync Companies",
            "Sync Opportunities",
            "Delete Opportunities",
            "Sync Opportunity Roles",
            "Delete Opportunity Roles",
            "Sync Custom Objects",
            "Delete Custom Objects",
            "Add Custom Activities");

    private final MarketoContract contract = MarketoContract.patched();
    private final Traffic traffic = new Traffic();

    /** What went to Marketo and back. */
    private static final class Traffic implements Recorder {

        private final Queue<Exchange> exchanges = new ConcurrentLinkedQueue<>();

        @Override
        public void record(Call call, Reply reply) {
            if (!call.path().startsWith("/api/")) {
                exchanges.add(new Exchange(call, reply));
            }
        }

        Set<String> operations() {
            Set<String> operations = new TreeSet<>();
            exchanges.forEach(exchange -> operations.add(exchange.operation()));
            return operations;
        }
    }

    private void isValid() {
        assertThat(traffic.exchanges.stream()
                        .filter(exchange -> !Unpublished.OPERATIONS.contains(exchange.operation()))
                        .flatMap(exchange -> contract.faults(exchange).stream()))
                .isEmpty();
    }

    @Test
    void setupAndSync(@TempDir Path directory) throws IOException {
        TemporaryHome home = TemporaryHome.copy(directory.resolve("home"));
        Path streams = home.path().resolve("config/streams");
        Files.copy(streams.resolve("examples/new-event.yaml"), streams.resolve("new-event.yaml"));
        try (TwoSystems systems = TwoSystems.in(directory).home(home.path()).startWithoutSetup()) {
            systems.record(traffic);
            systems.setup().run();
            assertThat(systems.cycle().complete()).isTrue();
            for (String operation : List.of("Get Lead Changes", "Get Leads by Filter Type", "Sync Leads")) {
                systems.refuse("marketo", operation, "713", 1);
            }
            bothSidesWork(systems);
            systems.cycle();
            systems.advance("PT16M");
            systems.cycle();
            systems.cycle();
        }

        assertThat(traffic.operations()).containsAll(ALL_STREAMS_AND_SETUP);
        isValid();
    }

    private static void bothSidesWork(TwoSystems systems) {
        Office office = systems.office();
        Marketing marketing = systems.marketing();
        List<String> contacts = office.contacts();
        office.change("contacts", contacts.get(0), "jobtitle", "Buyer");
        marketing.edit(marketing.idOf(contacts.get(0)), "city", "Kiel");
        marketing.edit(marketing.idOf(contacts.get(1)), Map.of("unsubscribed", true, "title", "Clerk"));
        office.edit("contacts", contacts.get(2), "emailaddress1", "\"jürgen.privat@office.example\"");
        office.merge("contacts", contacts.get(3), contacts.get(4));
        office.delete("contacts", contacts.get(5));
        marketing.delete(marketing.idOf(contacts.get(6)));
        marketing.merge(marketing.idOf(contacts.get(7)), marketing.create(Map.of("lastName", "Larch")));
        marketing.request(marketing.create(Map.of("lastName", "Quince", "email", "quince@office.example")), "Lead");
        office.delete("connections", office.ids("connections", "connectionid").get(0));
        office.delete(
                "opportunities", office.ids("opportunities", "opportunityid").get(0));
        office.delete("new_events", office.ids("new_events", "new_eventid").get(0));
    }

    @Test
    void commands(@TempDir Path directory) throws IOException {
        try (Terminal terminal = Terminal.in(directory, 20)) {
            terminal.record(traffic);
            for (String command : List.of("setup", "validate", "sync --once")) {
                assertThat(terminal.run(command)).as(terminal.printed()).isEqualTo(ExitCode.DONE);
            }
            String contact = terminal.contacts().get(0);
            assertThat(terminal.run("explain " + contact)).isEqualTo(ExitCode.DONE);
            terminal.addressInMarketo(contact, "someone.else@office.example");
            assertThat(terminal.run("force " + contact)).as(terminal.printed()).isEqualTo(ExitCode.DONE);
            terminal.set("marketo.client-secret", "wrong");
            assertThat(terminal.run("validate")).isEqualTo(ExitCode.REFUSED);
        }

        assertThat(traffic.operations()).contains("Identity", "Get Leads by Filter Type", "Get Custom Objects");
        isValid();
    }
}
