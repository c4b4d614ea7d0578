package dev.tandem.sandbox.data;

/** Accounts: some belong to teams, some to a parent, some are inactive. */
final class Accounts {

    private static final String AWKWARD_NAME = "Smith, \"Jones\" & Söhne; <R&D> \\ O'Neill";

    private final World world;

    Accounts(World world) {
        this.world = world;
    }

    void write(RowSink sink) {
        for (int i = 0; i < world.sizes().accounts(); i++) {
            sink.row(World.ACCOUNT, account(i).columns());
        }
    }

    private RowDraft account(int number) {
        Draw draw = world.draw(World.ACCOUNT, number);
        Culture culture = draw.pick(world.words().cultures());
        String company =
                draw.isEach(40, 6) ? AWKWARD_NAME : draw.pick(world.words().companies());
        boolean inactive = draw.isEach(20, 7);
        RowDraft draft = world.history(new RowDraft(draw, Filling.of(draw)))
                .set("accountid", world.ids().of(World.ACCOUNT, number))
                .name("name", 160, company)
                .set("ownerid", draw.isEach(7, 3) ? world.owningTeam(draw) : world.anyPerson(draw))
                .set("statecode", inactive ? 1 : 0)
                .set("statuscode", inactive ? 2 : 1)
                .set("transactioncurrencyid", world.currency());
        if (draw.isEach(10, 9)) {
            draft.set("parentaccountid", world.ids().ref(World.ACCOUNT, number - 9));
        }
        Address.write(draft, culture);
        Address.writeConsent(draft);
        writeBusiness(draft);
        return draft;
    }

    private void writeBusiness(RowDraft draft) {
        Draw draw = draft.draw();
        draft.word("accountnumber", 20, () -> "A-" + (100_000 + draw.number()))
                .word("emailaddress1", 100, () -> "office" + draw.number() + "@company.example")
                .word("sic", 20, () -> String.valueOf(1_000 + draw.below(9_000)))
                .word("tickersymbol", 10, () -> "TND" + draw.below(100))
                .option("industrycode", 1, 33)
                .option("customertypecode", 1, 12)
                .option("ownershipcode", 1, 4)
                .option("accountcategorycode", 1, 2)
                .option("businesstypecode", 1, 1)
                .money("revenue", 50_000_000)
                .optional("numberofemployees", () -> draw.below(20_000))
                .text("description", 2_000, () -> Text.description(draw, world.words()));
    }
}
