package dev.tandem.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.command.Calls;
import dev.tandem.operations.StatusReport.StreamStatus;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Lets everything come to rest, and compares both sides with what the model allows. */
final class Judgement {

    private final Plot plot;
    private final Country country;

    Judgement(Plot plot) {
        this.plot = plot;
        this.country = plot.country;
    }

    void pronounce() {
        // Marketo may work for 90 seconds on a call whose answer was lost
        country.pass("PT3M");
        plot.tidyUp();
        for (int cycle = 0; cycle < 2; cycle++) {
            plot.play(new Step.Cycle(0, List.of()));
            country.pass("PT2M");
        }
        Map<String, List<JsonNode>> found = new Sight(plot, true).byRecord();
        for (SyncedRecord record : plot.records) {
            judge(record, found.getOrDefault(record.id, List.of()));
        }
        oneRecordEach();
        quiet();
        leftOver();
        plot.settled();
    }

    private void judge(SyncedRecord record, List<JsonNode> persons) {
        Law.NO_DOUBLES.holds(persons.size() <= 1, "%s has %d persons", record, persons.size());
        switch (record.life) {
            case IN_SYNC -> inSync(record, persons);
            case DELETED, MERGED ->
                persons.stream()
                        .filter(person -> record.person.isPresent())
                        .forEach(person -> Law.DELETIONS_SHOW.holds(
                                person.path("microsoftIsDeleted").asBoolean(), "%s is no more", record));
            case UNCLEAR -> {}
            case QUALIFIED, WITHOUT_PERSON ->
                Law.NO_DOUBLES.holds(persons.isEmpty() || contactIsGone(record), "%s has a person again", record);
        }
    }

    /** A lead whose contact was deleted may go on by itself. */
    private boolean contactIsGone(SyncedRecord record) {
        return record.life == SyncedRecord.Life.QUALIFIED
                && plot.records.stream()
                        .anyMatch(other -> other.life == SyncedRecord.Life.DELETED
                                || other.life == SyncedRecord.Life.MERGED
                                || other.life == SyncedRecord.Life.WITHOUT_PERSON);
    }

    private void inSync(SyncedRecord record, List<JsonNode> persons) {
        if (persons.isEmpty()) {
            Law.NOBODY_MISSING.holds(record.mayLackItsPerson, "%s has no person", record);
            return;
        }
        JsonNode person = persons.get(0);
        JsonNode row = country.office().row(record.set, record.id);
        for (Field field : Field.of(record.set)) {
            judge(record, field, field.inRow(row), field.inPerson(person));
        }
        Law.ONE_WAY.holds(
                row.path("_ownerid_value")
                        .asText()
                        .equals(person.path("externalSalesPersonId").asText()),
                "%s has another owner in Marketo",
                record);
        String account = row.path(record.set.equals("leads") ? "_parentaccountid_value" : "_parentcustomerid_value")
                .asText("");
        Law.ONE_WAY.holds(
                account.isEmpty()
                        || account.equals(person.path("externalCompanyId").asText()),
                "%s has another account in Marketo",
                record);
    }

    private void judge(SyncedRecord record, Field field, String dynamics, String marketo) {
        if (Field.OF_COMPANIES.contains(field.column())) {
            // two persons of one name of a company share it in Marketo
            return;
        }
        Beliefs beliefs = Objects.requireNonNull(record.beliefs.get(field), field.column());
        String before = beliefs.toString();
        Law.AGREEMENT.holds(
                dynamics.equals(marketo),
                "%s: %s is '%s' in Dynamics and '%s' in Marketo; possible: %s",
                record,
                field.column(),
                dynamics,
                marketo,
                before);
        if (field.consent()) {
            consent(record, field, dynamics, beliefs);
        } else {
            Law.NOTHING_LOST.holds(
                    beliefs.seen(dynamics, marketo),
                    "%s: %s is '%s'; possible: %s",
                    record,
                    field.column(),
                    dynamics,
                    before);
        }
        beliefs.agreedOn(dynamics);
        record.holds(field, dynamics);
        record.person.ifPresent(person -> person.holds(field, dynamics));
    }

    /** An opt-out that nobody of that address has asked for is as wrong as one that was lost. */
    private void consent(SyncedRecord record, Field field, String value, Beliefs beliefs) {
        Law.OPT_OUTS_STAY.holds(
                value.equals("true") || !beliefs.mustBeOut(),
                "%s: %s was an opt-out; possible: %s",
                record,
                field.column(),
                beliefs);
        Law.OPT_OUTS_STAY.holds(
                value.equals("false") || beliefs.seen(value, value) || othersAreOut(record, field),
                "%s: %s is an opt-out that nobody wanted; possible: %s",
                record,
                field.column(),
                beliefs);
    }

    private boolean othersAreOut(SyncedRecord record, Field field) {
        Stream<Boolean> records = plot.records.stream()
                .filter(other -> other != record)
                .map(other -> other.wasOut.contains(field) && meet(other.addresses, record.addresses));
        Stream<Boolean> persons = plot.persons.values().stream()
                .map(other -> other.wasOut.contains(field) && meet(other.addresses, record.addresses));
        return Stream.concat(records, persons).anyMatch(Boolean::booleanValue);
    }

    private static boolean meet(Set<String> some, Set<String> others) {
        return some.stream().anyMatch(others::contains);
    }

    /** Nobody but the model's people and their requests has made a record with an address of this plot. */
    private void oneRecordEach() {
        Set<String> known =
                Set.copyOf(plot.records.stream().map(record -> record.id).toList());
        Set<String> addresses = new HashSet<>();
        plot.records.forEach(record -> addresses.addAll(record.addresses));
        plot.persons.values().forEach(person -> addresses.addAll(person.addresses));
        addresses.remove("");
        for (String set : List.of("leads", "contacts")) {
            String key = set.equals("leads") ? "leadid" : "contactid";
            for (JsonNode row : country.office().rows(set, key + ",emailaddress1")) {
                Law.NO_DOUBLES.holds(
                        !addresses.contains(row.path("emailaddress1").asText())
                                || known.contains(row.path(key).asText()),
                        "%s %s was made by nobody",
                        set,
                        row.path(key).asText());
            }
        }
    }

    private void quiet() {
        Calls calls = country.systems().callsOfCycle();
        // a schema that was read long ago is read anew, in one batch
        long schemas = Math.min(1, calls.marketo("Describe Lead"));
        Law.QUIET.holds(
                calls.writes() == 0
                        && calls.dynamics("POST $batch") <= schemas
                        && calls.dynamics().keySet().stream().noneMatch(call -> call.startsWith("PATCH")),
                "a quiet cycle called %s and %s",
                calls.dynamics(),
                calls.marketo());
    }

    private void leftOver() {
        for (StreamStatus status : country.systems().status().streams()) {
            Law.NOTHING_LEFT_OVER.holds(
                    status.failed() == 0 && status.backlog() == 0,
                    "%s: %d failed, %d wait",
                    status.stream(),
                    status.failed(),
                    status.backlog());
        }
    }
}
