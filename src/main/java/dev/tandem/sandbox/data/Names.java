package dev.tandem.sandbox.data;

import java.util.List;

/** The name columns that contacts and leads share. */
final class Names {

    private static final List<String> SALUTATIONS = List.of("Mr.", "Mrs.", "Dr.", "Prof. Dr.", "Sra.", "Herr", "Frau");

    private Names() {}

    /** A bare row has a last name alone. */
    static void write(RowDraft draft, Who who) {
        Draw draw = draft.draw();
        boolean bare = draft.filling() == Filling.BARE;
        draft.name("lastname", 50, who.lastName());
        if (!bare) {
            draft.name("firstname", 50, who.firstName());
        }
        draft.text("salutation", 100, () -> draw.pick(SALUTATIONS))
                .text("middlename", 50, () -> draw.pick(who.culture().firstNames()));
        Object first = draft.columns().get("firstname");
        Object last = draft.columns().get("lastname");
        draft.set("fullname", bare ? last : first + " " + last);
    }
}
