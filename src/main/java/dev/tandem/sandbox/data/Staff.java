package dev.tandem.sandbox.data;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/** The organization itself: business unit, currency, users, teams, and the roles that contacts play. */
final class Staff {

    private static final int DISABLED_EVERY = 5;
    private static final int LICENSED = 0;
    private static final int NON_INTERACTIVE = 4;

    private final World world;
    private final String applicationId;

    Staff(World world, String applicationId) {
        this.world = world;
        this.applicationId = applicationId;
    }

    void write(RowSink sink) {
        writeFrame(sink);
        for (int i = 0; i < world.sizes().users(); i++) {
            sink.row(World.USER, user(i).columns());
        }
        for (int i = 0; i < world.sizes().teams(); i++) {
            sink.row(World.TEAM, team(i).columns());
        }
        writeMemberships(sink);
        Roles.write(world, sink);
    }

    private void writeFrame(RowSink sink) {
        RowDraft currency = dated("transactioncurrency", 0)
                .set("transactioncurrencyid", world.currency().id())
                .set("currencyname", "Euro")
                .set("isocurrencycode", "EUR")
                .set("currencysymbol", "€")
                .set("currencyprecision", 2)
                .set("exchangerate", BigDecimal.ONE)
                .set("statecode", 0)
                .set("statuscode", 1);
        sink.row("transactioncurrency", currency.columns());
        RowDraft unit = dated("businessunit", 0)
                .set("businessunitid", unit().id())
                .set("name", "Harbour Trading")
                .set("isdisabled", false)
                .set("transactioncurrencyid", world.currency());
        sink.row("businessunit", unit.columns());
    }

    private RowDraft user(int number) {
        RowDraft draft = dated(World.USER, number);
        Who who = Who.draw(draft.draw(), world.words());
        boolean application = number == 0;
        boolean disabled = number % DISABLED_EVERY == DISABLED_EVERY - 1;
        draft.set("systemuserid", world.user(number).id())
                .set("firstname", application ? "#" : who.firstName())
                .set("lastname", application ? "Tandem Sync" : who.lastName())
                .set("fullname", application ? "# Tandem Sync" : who.fullName())
                .set("internalemailaddress", who.email("u", number))
                .set("domainname", number == 1 ? OfficeData.PASSWORD_USER_NAME : who.email("u", number))
                .set("isdisabled", disabled)
                .set("islicensed", !application)
                .set("accessmode", application ? NON_INTERACTIVE : LICENSED)
                .set("businessunitid", unit())
                .set("azureactivedirectoryobjectid", world.ids().of("directory", number))
                .set("transactioncurrencyid", world.currency());
        if (application) {
            draft.set("applicationid", UUID.fromString(applicationId));
        } else {
            draft.text("jobtitle", 100, () -> draft.draw().pick(world.words().jobTitles()))
                    .text("mobilephone", 64, () -> draft.draw()
                            .pick(who.culture().phones()));
        }
        return draft;
    }

    /** The first team is the business unit's own, the second is an access team, which cannot own rows. */
    private RowDraft team(int number) {
        RowDraft draft = dated(World.TEAM, number);
        String name = number == 0
                ? "Harbour Trading"
                : draft.draw().pick(world.words().departments()) + " " + number;
        return draft.set("teamid", world.ids().of(World.TEAM, number))
                .set("name", name)
                .set("teamtype", number == 1 ? 1 : 0)
                .set("isdefault", number == 0)
                .set("systemmanaged", number == 0)
                .set("membershiptype", 0)
                .set("businessunitid", unit())
                .set("administratorid", world.user(1));
    }

    private void writeMemberships(RowSink sink) {
        for (int user = 1; user < world.sizes().users(); user++) {
            int team = user % world.sizes().teams();
            RowDraft draft = new RowDraft(world.draw("teammembership", user), Filling.TYPICAL)
                    .set("teammembershipid", world.ids().of("teammembership", user))
                    .set("systemuserid", world.user(user).id())
                    .set("teamid", world.ids().of(World.TEAM, team));
            sink.row("teammembership", draft.columns());
        }
    }

    private RowDraft dated(String table, int number) {
        Draw draw = world.draw(table, number);
        Instant created = world.now().minusSeconds(6L * 365 * 86_400 - number);
        return new RowDraft(draw, Filling.of(draw)).set("createdon", created).set("modifiedon", created);
    }

    private Ref unit() {
        return world.ids().ref("businessunit", 0);
    }
}
