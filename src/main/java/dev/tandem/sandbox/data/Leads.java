package dev.tandem.sandbox.data;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/** Leads: open, qualified and disqualified ones. */
final class Leads {

    private static final int QUALIFIED_EACH = 20;
    private static final int QUALIFIED = 7;
    private static final int CONTACT_SHIFT = 4;
    private static final int FIRST_DISQUALIFIED = 4;
    private static final int DISQUALIFIED_REASONS = 4;

    private final World world;
    private final Contacts contacts;

    Leads(World world) {
        this.world = world;
        this.contacts = new Contacts(world);
    }

    void write(RowSink sink) {
        for (int i = 0; i < world.sizes().leads(); i++) {
            sink.row(World.LEAD, lead(i).columns());
        }
    }

    /** The contact that a qualified lead became; its name and address are the lead's, too. */
    private static int contactOf(int lead) {
        return 2 * lead - CONTACT_SHIFT;
    }

    /** The lead that became this contact, whether or not the office has so many leads. */
    static Optional<Integer> became(int contact) {
        int lead = (contact + CONTACT_SHIFT) / 2;
        return contactOf(lead) == contact && isQualified(lead) ? Optional.of(lead) : Optional.empty();
    }

    private static boolean isQualified(int lead) {
        return lead % QUALIFIED_EACH == QUALIFIED;
    }

    private RowDraft lead(int number) {
        Draw draw = world.draw(World.LEAD, number);
        Filling filling = Filling.of(draw);
        boolean qualified = isQualified(number);
        Who who = qualified ? contacts.who(contactOf(number)) : Who.draw(draw, world.words());
        RowDraft draft = world.history(new RowDraft(draw, filling))
                .set("leadid", world.ids().of(World.LEAD, number))
                .set("ownerid", world.anyPerson(draw))
                .set("transactioncurrencyid", world.currency());
        Names.write(draft, who);
        writeState(draft);
        if (qualified) {
            contacts.email(contactOf(number)).ifPresent(email -> draft.set("emailaddress1", email));
        } else if (filling != Filling.BARE) {
            draft.set("emailaddress1", filling == Filling.FULL ? who.longEmail("l", number) : who.email("l", number));
        }
        if (world.sizes().accounts() > 0 && draw.isEach(6, 1)) {
            draft.set(
                    "parentaccountid",
                    world.ids().ref(World.ACCOUNT, draw.below(world.sizes().accounts())));
        }
        Address.write(draft, who.culture());
        Address.writeConsent(draft);
        writeInterest(draft, who);
        return draft;
    }

    private static void writeState(RowDraft draft) {
        Draw draw = draft.draw();
        if (isQualified(draw.number())) {
            draft.set("statecode", 1).set("statuscode", 3);
        } else if (draw.isEach(10, 4)) {
            int reason = draw.number() / 10 % DISQUALIFIED_REASONS;
            draft.set("statecode", 2).set("statuscode", FIRST_DISQUALIFIED + reason);
        } else {
            draft.set("statecode", 0).set("statuscode", 1 + draw.number() % 2);
        }
    }

    private void writeInterest(RowDraft draft, Who who) {
        Draw draw = draft.draw();
        Vocabulary words = world.words();
        LocalDate today = LocalDate.ofInstant(world.now(), ZoneOffset.UTC);
        draft.text("subject", 300, () -> draw.pick(words.topics()))
                .text("companyname", 100, () -> draw.pick(words.companies()))
                .text("jobtitle", 100, () -> draw.pick(words.jobTitles()))
                .word("mobilephone", 20, () -> draw.pick(who.culture().phones()))
                .word("sic", 20, () -> String.valueOf(1_000 + draw.below(9_000)))
                .option("leadsourcecode", 1, 10)
                .option("leadqualitycode", 1, 3)
                .option("industrycode", 1, 33)
                .option("purchasetimeframe", 0, 4)
                .option("purchaseprocess", 0, 2)
                .option("budgetstatus", 0, 3)
                .option("need", 0, 3)
                .money("revenue", 20_000_000)
                .money("estimatedamount", 500_000)
                .optional("numberofemployees", () -> draw.below(5_000))
                .optional("estimatedclosedate", () -> today.plusDays(draw.below(300)))
                .text("description", 2_000, () -> Text.description(draw, words));
    }
}
