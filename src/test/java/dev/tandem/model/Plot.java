package dev.tandem.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.command.Office;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One sequence of steps as it is played: who is there, and what each may hold. */
final class Plot {

    /** A field that only Dynamics decides. */
    private static final String STATUS = "leadStatus";

    private static final String EDITED = "Edited";

    final List<SyncedRecord> records = new ArrayList<>();
    final Map<String, Person> persons = new LinkedHashMap<>();
    final Country country;
    private final int number;
    private final int taste;
    private final Map<String, String> statuses = new HashMap<>();
    private int addresses;

    /** Nothing has been cut off since both sides were seen to agree, so each cycle does all its work. */
    private boolean sure = true;

    /** What is edited during the cycle at work; empty between two cycles. */
    private boolean atWork;

    Plot(Country country, int taste) {
        this.taste = taste;
        this.country = country;
        this.number = country.nextPlot();
    }

    void play(Step step) {
        if (step instanceof Step.CreateRecord create) {
            createRecord(create);
        } else if (step instanceof Step.CreatePerson create) {
            createPerson(create);
        } else if (step instanceof Step.EditRecord edit) {
            any(recordsInSync(), edit.who()).ifPresent(record -> edit(record, edit));
        } else if (step instanceof Step.EditPerson edit) {
            any(personsAlive(), edit.who()).ifPresent(person -> edit(person, edit));
        } else if (step instanceof Step.Cycle cycle) {
            cycle(cycle);
        } else if (step instanceof Step.Overtaken overtaken) {
            country.overtakenCycle(overtaken.transaction(), () -> atWork(overtaken.meanwhile()));
            afterACycle(false);
        } else if (step instanceof Step.CutOff cutOff) {
            country.cycle(Fate.Plan.cutOff(cutOff.call()));
            afterACycle(false);
        } else if (step instanceof Step.Lost lost) {
            country.cycle(Fate.Plan.lost(lost.write()));
            afterACycle(false);
            lost.meanwhile().forEach(this::play);
            country.cycle(Fate.Plan.PEACE);
            afterACycle(false);
            country.pass("PT1M");
            country.cycle(Fate.Plan.PEACE);
            afterACycle(false);
            // what marketers set now cannot be taken for the late write
            country.pass("PT2M");
        } else if (step instanceof Step.Wait wait) {
            country.pass("PT" + wait.minutes() + "M");
        } else {
            playSeldom(step);
        }
    }

    private void playSeldom(Step step) {
        if (step instanceof Step.Own own) {
            any(recordsInSync(), own.who())
                    .ifPresent(record ->
                            point(record, "ownerid@odata.bind", "/systemusers(" + country.user(own.owner()) + ")"));
        } else if (step instanceof Step.Employ employ) {
            any(recordsInSync("contacts"), employ.who())
                    .ifPresent(record -> point(
                            record,
                            "parentcustomerid_account@odata.bind",
                            "/accounts(" + country.account(employ.account()) + ")"));
        } else if (step instanceof Step.EditOneWay edit) {
            any(personsAlive(), edit.who()).ifPresent(this::editOneWay);
        } else if (step instanceof Step.DeleteRecord delete) {
            any(recordsInSync(), delete.who()).ifPresent(this::delete);
        } else if (step instanceof Step.DeletePerson delete) {
            any(personsAlive(), delete.who()).ifPresent(this::delete);
        } else if (step instanceof Step.MergeRecords merge) {
            any(recordsInSync(), merge.winner()).ifPresent(winner -> merge(winner, merge.loser()));
        } else if (step instanceof Step.MergePersons merge) {
            any(personsAlive(), merge.winner()).ifPresent(winner -> merge(winner, merge.loser()));
        } else if (step instanceof Step.Qualify qualify) {
            any(recordsInSync("leads"), qualify.who()).ifPresent(this::qualify);
        } else if (step instanceof Step.Request request) {
            any(strangers(), request.who()).ifPresent(person -> request(person, request));
        }
    }

    private static <T> Optional<T> any(List<T> all, int who) {
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(who % all.size()));
    }

    List<SyncedRecord> recordsInSync() {
        return records.stream().filter(SyncedRecord::inSync).toList();
    }

    private List<SyncedRecord> recordsInSync(String set) {
        return recordsInSync().stream().filter(record -> record.set.equals(set)).toList();
    }

    List<Person> personsAlive() {
        return persons.values().stream().filter(person -> person.alive).toList();
    }

    /** Persons without a record, for whom nobody has asked for one. */
    private List<Person> strangers() {
        return personsAlive().stream()
                .filter(person -> recordOf(person).isEmpty() && !person.requested)
                .toList();
    }

    Optional<SyncedRecord> recordOf(Person person) {
        return records.stream()
                .filter(record -> record.person.filter(person::equals).isPresent())
                .findFirst();
    }

    /** An address that others have, too, or one that nobody has. */
    private String address(int choice) {
        return choice % 5 < 2
                ? "shared" + choice % 5 + ".of." + number + "@plot.example"
                : "own" + ++addresses + ".of." + number + "@plot.example";
    }

    private void createRecord(Step.CreateRecord create) {
        String set = create.lead() ? "leads" : "contacts";
        String id = country.office()
                .create(
                        set,
                        create.lead() ? "leadid" : "contactid",
                        Map.of("lastname", "Oak", "emailaddress1", address(create.address())));
        records.add(new SyncedRecord(set, id, look(set, id)));
    }

    /** The values of a record as they are now. */
    Map<Field, String> look(String set, String id) {
        return Field.inRow(Field.of(set), country.office().row(set, id));
    }

    /** Two strangers with one address would leave open which of them a record means. */
    private void createPerson(Step.CreatePerson create) {
        String wanted = address(create.address());
        boolean taken = strangers().stream().anyMatch(person -> person.addresses.contains(wanted));
        String address = taken ? address(4) : wanted;
        String id = country.marketing().create(Map.of("lastName", "Oak", "email", address));
        persons.put(id, new Person(id, lookAtPerson(id)));
    }

    Map<Field, String> lookAtPerson(String id) {
        return Field.inPerson(
                Field.OF_LEADS, country.marketing().person(id, Field.names(Field.OF_LEADS, "id", "microsoftId")));
    }

    /** One of a few neighbours. */
    private Field field(List<Field> fields, int choice) {
        return fields.get((taste + choice % 3) % fields.size());
    }

    private String value(Field field, int choice) {
        return field.equals(Field.EMAIL)
                ? address(choice)
                : field.values().get(choice % field.values().size());
    }

    private void edit(SyncedRecord record, Step.EditRecord edit) {
        List<Field> fields = Field.of(record.set);
        Field field = field(fields, edit.field());
        String value = value(field, edit.value());
        Map<String, Object> columns = new HashMap<>();
        columns.put(field.column(), field.forRow(value));
        country.office().change(record.set, record.id, columns);
        editedInDynamics(record, field, value);
    }

    private void editedInDynamics(SyncedRecord record, Field field, String value) {
        record.holds(field, value);
        record.mayLackItsPerson = false;
        Optional.ofNullable(record.beliefs.get(field)).ifPresent(beliefs -> {
            if (atWork) {
                beliefs.duringACycle(world -> new Beliefs.World(value, world.marketo(), world.base()), false);
            } else {
                beliefs.editedInDynamics(value);
            }
        });
    }

    private void edit(Person person, Step.EditPerson edit) {
        Optional<SyncedRecord> record = recordOf(person);
        List<Field> fields =
                new ArrayList<>(Field.of(record.map(linked -> linked.set).orElse("contacts")));
        if (record.isEmpty()) {
            fields.remove(Field.EMAIL);
        }
        Field field = field(fields, edit.field());
        String value = value(field, edit.value());
        Map<String, Object> change = new HashMap<>();
        change.put(field.field(), field.forPerson(value));
        country.marketing().edit(person.id, change);
        person.holds(field, value);
        record.ifPresent(linked -> editedInMarketo(linked, field, value));
    }

    private void editedInMarketo(SyncedRecord record, Field field, String value) {
        Optional.ofNullable(record.beliefs.get(field)).ifPresent(beliefs -> {
            if (atWork) {
                beliefs.duringACycle(world -> new Beliefs.World(world.dynamics(), value, world.base()), true);
            } else {
                beliefs.editedInMarketo(value);
            }
        });
    }

    private void editOneWay(Person person) {
        statuses.computeIfAbsent(person.id, this::status);
        country.marketing().edit(person.id, STATUS, EDITED);
    }

    private String status(String person) {
        return country.marketing().person(person, STATUS).path(STATUS).asText("");
    }

    /**
     * No feed tells of fields that only Dynamics decides: they are put right when somebody looks at the person. Those that
     * nobody has looked at are put right here, so that it does not happen in a cycle that should be quiet.
     */
    void tidyUp() {
        statuses.forEach((person, status) -> {
            if (persons.get(person).alive && status(person).equals(EDITED)) {
                country.marketing().edit(person, STATUS, status.isEmpty() ? null : status);
            }
        });
        statuses.clear();
    }

    private void point(SyncedRecord record, String lookup, String target) {
        country.office().change(record.set, record.id, Map.of(lookup, target));
        record.mayLackItsPerson = false;
    }

    private void delete(SyncedRecord record) {
        country.office().delete(record.set, record.id);
        record.life = SyncedRecord.Life.DELETED;
    }

    private void delete(Person person) {
        country.marketing().delete(person.id);
        person.alive = false;
        // whether the sync saw the merge or the deletion first is open
        records.stream()
                .filter(record -> record.life == SyncedRecord.Life.WITHOUT_PERSON)
                .filter(record -> record.lostTo.filter(person::equals).isPresent())
                .forEach(record -> record.life = SyncedRecord.Life.UNCLEAR);
        recordOf(person).ifPresent(record -> {
            record.parted();
            record.mayLackItsPerson = true;
        });
    }

    private void merge(SyncedRecord winner, int other) {
        List<SyncedRecord> candidates = recordsInSync(winner.set).stream()
                .filter(record -> record != winner)
                .toList();
        any(candidates, other).ifPresent(loser -> {
            country.office().merge(winner.set, winner.id, loser.id);
            loser.life = SyncedRecord.Life.MERGED;
            look(winner.set, winner.id).forEach((field, value) -> {
                if (!value.equals(winner.values.get(field))) {
                    editedInDynamics(winner, field, value);
                }
            });
            winner.mayLackItsPerson = false;
        });
    }

    private void merge(Person winner, int other) {
        List<Person> candidates =
                personsAlive().stream().filter(person -> person != winner).toList();
        any(candidates, other).ifPresent(loser -> {
            Optional<SyncedRecord> ofLoser = recordOf(loser);
            country.marketing().merge(winner.id, loser.id);
            loser.mergedInto(winner);
            Optional<SyncedRecord> ofWinner = recordOf(winner);
            ofLoser.ifPresent(record -> lost(record, winner, ofWinner));
            Map<Field, String> now = lookAtPerson(winner.id);
            now.forEach((field, value) -> {
                if (!value.equals(winner.values.get(field))) {
                    winner.holds(field, value);
                    recordOf(winner).ifPresent(record -> editedInMarketo(record, field, value));
                }
            });
        });
    }

    /** The record whose person was merged away follows it, unless the other person has a record of its own. */
    private void lost(SyncedRecord record, Person winner, Optional<SyncedRecord> ofWinner) {
        if (ofWinner.isPresent()) {
            record.parted();
            if (record.inSync()) {
                record.lostTo = Optional.of(winner);
                record.life = ofWinner.get().inSync() && record.known
                        ? SyncedRecord.Life.WITHOUT_PERSON
                        : SyncedRecord.Life.UNCLEAR;
            }
        } else {
            record.person = Optional.of(winner);
            winner.values.forEach((field, value) -> editedInMarketo(record, field, value));
        }
    }

    private void qualify(SyncedRecord lead) {
        Office.Qualified made = country.office().qualify(lead.id);
        SyncedRecord contact = new SyncedRecord("contacts", made.contact(), look("contacts", made.contact()));
        records.add(contact);
        lead.life = SyncedRecord.Life.QUALIFIED;
        contact.mayLackItsPerson = false;
        contact.addresses.addAll(lead.addresses);
        contact.wasOut.addAll(lead.wasOut);
        lead.person.ifPresent(person -> {
            contact.person = lead.person;
            contact.values.forEach((field, value) ->
                    contact.beliefs.put(field, lead.beliefs.get(field).movedTo(contact.winner(), value)));
            lead.parted();
        });
    }

    private void request(Person person, Step.Request request) {
        country.marketing().request(person.id, request.lead() ? "Lead" : "Contact");
        person.requested = true;
    }

    private void cycle(Step.Cycle cycle) {
        Map<Integer, Runnable> meanwhile = new HashMap<>();
        List<Step> pending = new ArrayList<>();
        for (Step.Meanwhile each : cycle.meanwhile()) {
            meanwhile.put(each.moment(), () -> atWork(List.of(each.edit())));
            pending.add(each.edit());
        }
        int death = cycle.death() == 0 ? Integer.MAX_VALUE : cycle.death();
        boolean lived = country.cycle(new Fate.Plan(death, meanwhile));
        afterACycle(lived && pending.isEmpty());
    }

    /** While a cycle is at work, on one of its threads. */
    private synchronized void atWork(List<Step> edits) {
        atWork = true;
        edits.forEach(this::play);
        atWork = false;
    }

    /** What a cycle may have done, and who has met whom; whether it did all its work. */
    private void afterACycle(boolean whole) {
        sure &= whole;
        records.forEach(record -> record.beliefs.values().forEach(sure ? Beliefs::cycled : Beliefs::perhapsCycled));
        if (sure) {
            records.forEach(SyncedRecord::settled);
        }
        new Sight(this, sure).takeIn();
    }

    /** Both sides were seen to agree. */
    void settled() {
        sure = true;
    }

    /** Who is named by that id, or a person that the engine created. */
    Person person(JsonNode found) {
        return persons.computeIfAbsent(
                found.path("id").asText(), id -> new Person(id, Field.inPerson(Field.OF_LEADS, found)));
    }
}
