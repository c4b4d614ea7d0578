package dev.tandem.sandbox.data;

import java.util.List;

/** The roles that contacts play in opportunities. */
final class Roles {

    private static final String TABLE = "connectionrole";
    private static final int STAKEHOLDER_CATEGORY = 1000;
    private static final List<String> NAMES =
            List.of("Stakeholder", "Decision Maker", "Influencer", "Champion", "Economic Buyer", "End User");

    private Roles() {}

    static void write(World world, RowSink sink) {
        for (int i = 0; i < NAMES.size(); i++) {
            Draw draw = world.draw(TABLE, i);
            RowDraft draft = world.history(new RowDraft(draw, Filling.TYPICAL))
                    .set("connectionroleid", world.ids().of(TABLE, i))
                    .set("name", NAMES.get(i))
                    .set("category", STAKEHOLDER_CATEGORY)
                    .set("statecode", 0)
                    .set("statuscode", 1);
            sink.row(TABLE, draft.columns());
        }
    }

    static Ref of(World world, int number) {
        return world.ids().ref(TABLE, number % NAMES.size());
    }
}
