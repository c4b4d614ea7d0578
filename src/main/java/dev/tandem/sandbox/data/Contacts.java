package dev.tandem.sandbox.data;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/**
 * Contacts: of fifty, one has the address of another, one is bare, one is full; of ten, one has no company and one
 * belongs to another contact.
 */
final class Contacts {

    private static final int BLOCK = 50;
    private static final int DUPLICATE = 49;
    private static final int DUPLICATED = 24;
    private static final int ADOPTABLE = 10;
    private static final int BARE = 3;
    private static final int FULL = 5;

    private final World world;

    Contacts(World world) {
        this.world = world;
    }

    void write(RowSink sink, boolean syncFilter) {
        for (int i = 0; i < world.sizes().contacts(); i++) {
            sink.row(World.CONTACT, contact(i, syncFilter).columns());
        }
    }

    /** The contact whose address the adoptable person of this number has; nobody else has it. */
    static int adoptable(int number) {
        return number * BLOCK + ADOPTABLE;
    }

    /** The names of a contact, without the rest. */
    Who who(int number) {
        return Who.draw(world.draw("contact name", number), world.words());
    }

    /** The address of a contact; every hundredth writes the address of another in capital letters. */
    Optional<String> email(int number) {
        return switch (number % BLOCK) {
            case BARE -> Optional.empty();
            case FULL -> Optional.of(who(number).longEmail("c", number));
            case DUPLICATE ->
                email(number - DUPLICATE + DUPLICATED)
                        .map(email -> number % (2 * BLOCK) == DUPLICATE ? email : email.toUpperCase(Locale.ROOT));
            default -> Optional.of(who(number).email("c", number));
        };
    }

    private RowDraft contact(int number, boolean syncFilter) {
        Draw draw = world.draw(World.CONTACT, number);
        Filling filling = Filling.of(draw);
        Who who = who(number);
        boolean inactive = draw.isEach(20, 7);
        RowDraft draft = world.history(new RowDraft(draw, filling))
                .set("contactid", world.ids().of(World.CONTACT, number))
                .set("ownerid", world.anyPerson(draw))
                .set("statecode", inactive ? 1 : 0)
                .set("statuscode", inactive ? 2 : 1)
                .set("transactioncurrencyid", world.currency());
        Names.write(draft, who);
        email(number).ifPresent(email -> draft.set("emailaddress1", email));
        Leads.became(number)
                .filter(lead -> lead < world.sizes().leads())
                .ifPresent(lead -> draft.set("originatingleadid", world.ids().ref(World.LEAD, lead)));
        parent(draft).ifPresent(parent -> draft.set("parentcustomerid", parent));
        Address.write(draft, who.culture());
        Address.writeConsent(draft);
        writePersonal(draft, who);
        if (syncFilter && draw.number() % 4 > 0) {
            // three values and, for the rest, nothing: empty, yes, no, yes
            draft.set("new_synctomkto", draw.number() % 4 != 2);
        }
        return draft;
    }

    private Optional<Ref> parent(RowDraft draft) {
        int number = draft.draw().number();
        if (draft.filling() == Filling.BARE || number % 10 == 8) {
            return Optional.empty();
        }
        if (number % 10 == 9) {
            return Optional.of(world.ids().ref(World.CONTACT, number - 9));
        }
        int accounts = world.sizes().accounts();
        return accounts == 0
                ? Optional.empty()
                : Optional.of(world.ids().ref(World.ACCOUNT, draft.draw().below(accounts)));
    }

    private void writePersonal(RowDraft draft, Who who) {
        Draw draw = draft.draw();
        Vocabulary words = world.words();
        draft.text("jobtitle", 100, () -> draw.pick(words.jobTitles()))
                .text("department", 100, () -> draw.pick(words.departments()))
                .word("mobilephone", 50, () -> draw.pick(who.culture().phones()))
                .text("nickname", 100, who::firstName)
                .word("employeeid", 50, () -> "E" + (10_000 + draw.number()))
                .option("gendercode", 1, 2)
                .option("familystatuscode", 1, 4)
                .option("accountrolecode", 1, 3)
                .option("leadsourcecode", 1, 1)
                .money("annualincome", 400_000)
                .optional("numberofchildren", () -> draw.below(6))
                .optional("birthdate", () -> LocalDate.of(1945, 1, 1).plusDays(draw.below(20_000)))
                .text("description", 2_000, () -> Text.description(draw, words));
    }
}
