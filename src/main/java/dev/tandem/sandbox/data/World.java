package dev.tandem.sandbox.data;

import java.time.Duration;
import java.time.Instant;

/**
 * What all tables of one office share.
 *
 * @param now the time before which everything happened
 */
record World(Ids ids, Sizes sizes, Vocabulary words, Instant now) {

    static final String USER = "systemuser";
    static final String TEAM = "team";
    static final String ACCOUNT = "account";
    static final String CONTACT = "contact";
    static final String LEAD = "lead";
    static final String OPPORTUNITY = "opportunity";

    private static final Duration HISTORY = Duration.ofDays(5 * 365);
    private static final Duration QUIET = Duration.ofHours(1);

    Draw draw(String table, int number) {
        return new Draw(ids.stream(table, number), number);
    }

    /** The user of this number; the first two are known by name to the outside. */
    Ref user(int number) {
        return switch (number) {
            case 0 -> new Ref(USER, OfficeData.APPLICATION_USER);
            case 1 -> new Ref(USER, OfficeData.PASSWORD_USER);
            default -> ids.ref(USER, number);
        };
    }

    /** Any user but the application user. */
    Ref anyPerson(Draw draw) {
        return user(1 + draw.below(sizes.users() - 1));
    }

    /** The team of this number; the second one is an access team, which cannot own rows. */
    Ref owningTeam(Draw draw) {
        int number = draw.below(sizes.teams() - 1);
        return ids.ref(TEAM, number == 0 ? 0 : number + 1);
    }

    Ref currency() {
        return ids.ref("transactioncurrency", 0);
    }

    /** When the row was made and last changed, and by whom: in the past years, but not in the last hour. */
    RowDraft history(RowDraft draft) {
        Draw draw = draft.draw();
        Instant created = draw.between(now.minus(HISTORY), now.minus(QUIET));
        draft.set("createdon", created).set("modifiedon", draw.between(created, now.minus(QUIET)));
        return draft.set("createdby", anyPerson(draw)).set("modifiedby", anyPerson(draw));
    }
}
