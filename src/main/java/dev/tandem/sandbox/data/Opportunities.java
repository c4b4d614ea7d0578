package dev.tandem.sandbox.data;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Opportunities, and for each the part that one contact plays in it. */
final class Opportunities {

    private static final String CONNECTION = "connection";
    private static final int CONTACT_CODE = 2;
    private static final int OPPORTUNITY_CODE = 3;

    private final World world;

    Opportunities(World world) {
        this.world = world;
    }

    void write(RowSink sink) {
        for (int i = 0; i < world.sizes().opportunities(); i++) {
            sink.row(World.OPPORTUNITY, opportunity(i).columns());
        }
        for (int i = 0; i < world.sizes().opportunities(); i++) {
            writeRole(sink, i);
        }
    }

    private RowDraft opportunity(int number) {
        Draw draw = world.draw(World.OPPORTUNITY, number);
        RowDraft draft = world.history(new RowDraft(draw, Filling.of(draw)))
                .set("opportunityid", world.ids().of(World.OPPORTUNITY, number))
                .name("name", 300, draw.pick(world.words().topics()) + " " + (number + 1))
                .set("ownerid", world.anyPerson(draw))
                .set("customerid", customer(draw))
                .set("isrevenuesystemcalculated", false)
                .set("transactioncurrencyid", world.currency());
        if (draw.chance(60)) {
            draft.set("parentcontactid", contact(number));
        }
        writeState(draft);
        draft.money("estimatedvalue", 900_000)
                .optional("closeprobability", () -> draw.below(101))
                .optional("estimatedclosedate", () -> today().plusDays(draw.below(400)))
                .option("salesstage", 0, 3)
                .option("opportunityratingcode", 1, 3)
                .option("timeline", 0, 4)
                .text("description", 2_000, () -> Text.description(draw, world.words()));
        return draft;
    }

    private Ref customer(Draw draw) {
        int accounts = world.sizes().accounts();
        return accounts == 0 || draw.isEach(8, 5)
                ? contact(draw.number())
                : world.ids().ref(World.ACCOUNT, draw.below(accounts));
    }

    private void writeState(RowDraft draft) {
        Draw draw = draft.draw();
        int kind = draw.number() % 6;
        if (kind < 4) {
            draft.set("statecode", 0).set("statuscode", kind == 3 ? 2 : 1);
        } else {
            boolean won = kind == 4;
            int lost = 4 + draw.number() / 6 % 2;
            draft.set("statecode", won ? 1 : 2)
                    .set("statuscode", won ? 3 : lost)
                    .set("actualclosedate", today().minusDays(1 + draw.below(700)))
                    .set("actualvalue", won ? BigDecimal.valueOf(draw.below(50_000_000), 2) : BigDecimal.ZERO);
        }
    }

    /** A connection is two rows that mirror each other; the one that begins at the opportunity is the master. */
    private void writeRole(RowSink sink, int number) {
        Ref opportunity = world.ids().ref(World.OPPORTUNITY, number);
        Ref contact = contact(number);
        Ref role = Roles.of(world, number);
        Ref stakeholder = Roles.of(world, 0);
        RowDraft master = half(2 * number)
                .set("record1id", opportunity)
                .set("record1objecttypecode", OPPORTUNITY_CODE)
                .set("record1roleid", stakeholder)
                .set("record2id", contact)
                .set("record2objecttypecode", CONTACT_CODE)
                .set("record2roleid", role)
                .set("ismaster", true);
        RowDraft mirror = half(2 * number + 1)
                .set("record1id", contact)
                .set("record1objecttypecode", CONTACT_CODE)
                .set("record1roleid", role)
                .set("record2id", opportunity)
                .set("record2objecttypecode", OPPORTUNITY_CODE)
                .set("record2roleid", stakeholder)
                .set("ismaster", false);
        sink.row(CONNECTION, master.columns());
        sink.row(CONNECTION, mirror.columns());
    }

    /** Both halves were made in the same instant; each points to the other one. */
    private RowDraft half(int number) {
        Draw draw = world.draw(CONNECTION, number / 2);
        return world.history(new RowDraft(draw, Filling.TYPICAL))
                .set("connectionid", world.ids().of(CONNECTION, number))
                .set("relatedconnectionid", world.ids().ref(CONNECTION, number ^ 1))
                .set("ownerid", world.anyPerson(draw))
                .set("statecode", draw.isEach(20, 7) ? 1 : 0)
                .set("statuscode", draw.isEach(20, 7) ? 2 : 1);
    }

    private Ref contact(int opportunity) {
        Draw draw = world.draw("opportunity contact", opportunity);
        return world.ids().ref(World.CONTACT, draw.below(world.sizes().contacts()));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(world.now(), ZoneOffset.UTC);
    }
}
