package dev.tandem.sandbox.office;

import dev.tandem.sandbox.office.Sales.Found;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What may happen in the office: each scene is one or two edits and says so. */
final class Scenes {

    private static final int TRIES = 20;

    private final Sales sales;
    private final Marketers marketers;
    private final Words words;
    private final Consumer<String> log;
    private final List<BooleanSupplier> opening;
    private final List<Likely> all;
    private int played;

    Scenes(Sales sales, Marketers marketers, Random random, Consumer<String> log) {
        this.sales = sales;
        this.marketers = marketers;
        this.words = new Words(random);
        this.log = log;
        this.opening = List.of(this::jobTitle, this::title, this::bothSides);
        this.all = List.of(
                new Likely(12, this::jobTitle),
                new Likely(8, this::telephone),
                new Likely(5, this::owner),
                new Likely(2, this::deactivated),
                new Likely(2, this::activated),
                new Likely(4, this::newContact),
                new Likely(6, this::newLead),
                new Likely(4, this::qualified),
                new Likely(2, this::disqualified),
                new Likely(2, this::deletedLead),
                new Likely(2, this::won),
                new Likely(12, this::title),
                new Likely(6, this::score),
                new Likely(4, this::optOut),
                new Likely(5, this::newPerson),
                new Likely(5, this::request),
                new Likely(12, this::bothSides),
                new Likely(7, this::sameField));
    }

    /** A scene, and how often it is drawn; it says whether it found somebody to play it with. */
    private record Likely(int weight, BooleanSupplier scene) {}

    /** Plays the next scene: first those that show both directions, then one that is drawn. */
    void play() {
        if (played < opening.size() && opening.get(played).getAsBoolean()) {
            played++;
            return;
        }
        for (int tries = 0; tries < TRIES; tries++) {
            if (drawn().getAsBoolean()) {
                played++;
                return;
            }
        }
    }

    private BooleanSupplier drawn() {
        int dice = words.random().nextInt(all.stream().mapToInt(Likely::weight).sum());
        for (Likely each : all) {
            dice -= each.weight();
            if (dice < 0) {
                return each.scene();
            }
        }
        throw new IllegalStateException("the dice fell off the table");
    }

    private boolean jobTitle() {
        return sell(this::contactOrLead, record -> {
            sales.change(record, "jobtitle", words.jobTitle());
            say("sales changed jobtitle of " + record);
        });
    }

    private boolean telephone() {
        return sell(this::contactOrLead, record -> {
            sales.change(record, "telephone1", words.phone());
            say("sales changed telephone1 of " + record);
        });
    }

    private boolean owner() {
        return sell(this::contactOrLead, record -> {
            sales.handOver(record);
            say("sales changed the owner of " + record);
        });
    }

    private boolean deactivated() {
        return sell(sales::contact, contact -> {
            sales.deactivate(contact);
            say("sales made " + contact + " inactive");
        });
    }

    private boolean activated() {
        return sell(sales::inactiveContact, contact -> {
            sales.activate(contact);
            say("sales made " + contact + " active");
        });
    }

    private boolean newContact() {
        say("sales created contact " + sales.createContact());
        return true;
    }

    private boolean newLead() {
        say("sales created lead " + sales.createLead());
        return true;
    }

    private boolean qualified() {
        return sell(sales::lead, lead -> say("sales qualified " + lead + ", now contact " + sales.qualify(lead)));
    }

    private boolean disqualified() {
        return sell(sales::lead, lead -> {
            sales.disqualify(lead);
            say("sales disqualified " + lead);
        });
    }

    private boolean deletedLead() {
        return sell(sales::lead, lead -> {
            sales.delete(lead);
            say("sales deleted " + lead);
        });
    }

    private boolean won() {
        return sell(sales::opportunity, opportunity -> {
            sales.win(opportunity);
            say("sales won " + opportunity);
        });
    }

    private boolean title() {
        return market((record, person) -> {
            marketers.change(person, "title", words.jobTitle());
            say("marketing changed title of person " + person);
        });
    }

    private boolean score() {
        return market((record, person) -> {
            marketers.change(person, "leadScore", words.random().nextInt(100));
            say("marketing changed leadScore of person " + person);
        });
    }

    private boolean optOut() {
        return market((record, person) -> {
            marketers.change(person, "unsubscribed", true);
            say("marketing unsubscribed person " + person);
        });
    }

    private boolean newPerson() {
        say("marketing created person " + marketers.create() + ", of whom sales know nothing");
        return true;
    }

    private boolean request() {
        Optional<String> person = marketers.unknownToSales();
        person.ifPresent(id -> {
            marketers.ask(id);
            say("marketing asked for a lead in Dynamics for person " + id);
        });
        return person.isPresent();
    }

    private boolean bothSides() {
        return market((record, person) -> {
            sales.change(record, "telephone1", words.phone());
            say("sales changed telephone1 of " + record);
            marketers.change(person, "title", words.jobTitle());
            say("marketing changed title of person " + person + ", the same " + record.table());
        });
    }

    private boolean sameField() {
        return market((record, person) -> {
            sales.change(record, "jobtitle", words.jobTitle());
            say("sales changed jobtitle of " + record);
            marketers.change(person, "title", words.jobTitle());
            say("marketing changed title of person " + person + ", the same field of the same " + record.table());
        });
    }

    private Optional<Found> contactOrLead() {
        return words.random().nextInt(3) == 0 ? sales.lead() : sales.contact();
    }

    private static boolean sell(Supplier<Optional<Found>> search, Consumer<Found> edit) {
        Optional<Found> found = search.get();
        found.ifPresent(edit);
        return found.isPresent();
    }

    /** An edit of a person that sales know too. */
    private boolean market(BiConsumer<Found, String> edit) {
        Optional<Found> found = contactOrLead();
        Optional<String> person = found.flatMap(record -> marketers.personOf(record.id()));
        person.ifPresent(id -> edit.accept(found.orElseThrow(), id));
        return person.isPresent();
    }

    private void say(String line) {
        log.accept("office: " + line);
    }
}
