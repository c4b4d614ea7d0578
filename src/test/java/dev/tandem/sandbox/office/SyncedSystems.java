package dev.tandem.sandbox.office;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.sandbox.SandboxClock;
import dev.tandem.sandbox.data.OfficeData;
import dev.tandem.sandbox.dataverse.DataverseApi;
import dev.tandem.sandbox.http.Bearers;
import dev.tandem.sandbox.http.Office;
import dev.tandem.sandbox.marketo.MarketoApi;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** The two imitated systems with a small office, as they are after a first copy: contacts and leads are persons too. */
final class SyncedSystems {

    private static final String ROOT = "/api/data/v9.2/";

    final DataverseApi dynamics;
    final MarketoApi marketo;
    final AtomicInteger writes = new AtomicInteger();

    private SyncedSystems(DataverseApi dynamics, MarketoApi marketo) {
        this.dynamics = dynamics;
        this.marketo = marketo;
    }

    /** Before the first copy: Marketo does not even have the fields of the copy. */
    static SyncedSystems notYet() {
        SandboxClock clock = new SandboxClock(Clock.fixed(Instant.parse("2026-05-07T15:41:32Z"), ZoneOffset.UTC));
        UUID id = UUID.fromString("c9b2f1d4-35aa-4e57-8d0e-6a1f00bb0002");
        DataverseApi dynamics = new DataverseApi(clock, (token, audience) -> new Bearers.Unknown(), id, id, id);
        OfficeData.of(60, 7, clock, id.toString()).writeRows(dynamics::seed);
        return new SyncedSystems(dynamics, new MarketoApi(clock, "client", "secret"));
    }

    static SyncedSystems copied() {
        SyncedSystems systems = notYet();
        Screen marketo = new Screen(systems.marketo);
        for (String field : List.of("microsoftId", "syncToMicrosoft")) {
            marketo.send(
                    "POST",
                    "/rest/v1/leads/schema/fields.json",
                    Map.of("input", List.of(Map.of("name", field, "displayName", field, "dataType", "string"))));
        }
        systems.copy("contacts", "contactid");
        systems.copy("leads", "leadid");
        return systems;
    }

    private void copy(String set, String key) {
        for (JsonNode row : rows(set, key + ",emailaddress1")) {
            Map<String, Object> person = new LinkedHashMap<>();
            person.put("microsoftId", row.path(key).asText());
            new Screen(marketo)
                    .send(
                            "POST",
                            "/rest/v1/leads.json",
                            Map.of("action", "createOrUpdate", "lookupField", "microsoftId", "input", List.of(person)));
        }
    }

    JsonNode rows(String set, String select) {
        return new Screen(dynamics).get(ROOT + set, Map.of("$select", select)).path("value");
    }

    /** The person with that Marketo id. */
    JsonNode person(String id, String fields) {
        return new Screen(marketo)
                .get("/rest/v1/leads.json", Map.of("filterType", "id", "filterValues", id, "fields", fields))
                .at("/result/0");
    }

    /** A way into a system that counts what is written. */
    Office counted(Office system) {
        return call -> {
            if (!call.method().equals("GET")) {
                writes.incrementAndGet();
            }
            return system.act(call);
        };
    }

    /** The office that works in them. */
    SimulatedOffice office() {
        return new SimulatedOffice(counted(dynamics), counted(marketo));
    }
}
