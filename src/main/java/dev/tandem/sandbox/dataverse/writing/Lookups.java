package dev.tandem.sandbox.dataverse.writing;

import dev.tandem.sandbox.data.Ref;
import dev.tandem.sandbox.dataverse.protocol.Refusal;
import dev.tandem.sandbox.dataverse.query.Keys;
import dev.tandem.sandbox.dataverse.rows.Database;
import dev.tandem.sandbox.dataverse.rows.Row;
import dev.tandem.sandbox.dataverse.tables.Column;
import dev.tandem.sandbox.dataverse.tables.Navigation;
import dev.tandem.sandbox.dataverse.tables.Table;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns the addresses of {@code @odata.bind} and {@code $ref} into lookup values. */
final class Lookups {

    private static final String PRINCIPAL = "principal";
    private static final Pattern ADDRESS =
            Pattern.compile("(?:https?://[^/]+)?(?:/?api/data/v[\\d.]+)?/?(\\w+)\\((.*)\\)");

    private final Database database;

    Lookups(Database database) {
        this.database = database;
    }

    /** The lookup values of a body. A null clears the lookup only if it points to that navigation's table now. */
    Map<Column, Object> values(Table table, Body body, Optional<Row> before) {
        Map<Column, Object> values = new LinkedHashMap<>();
        body.binds()
                .forEach((navigation, address) -> address.ifPresent(one -> {
                    Column column = column(table, navigation);
                    values.put(column, target(navigation, one));
                }));
        body.binds().forEach((navigation, address) -> {
            Column column = column(table, navigation);
            if (address.isEmpty() && !values.containsKey(column) && pointsTo(before, column, navigation)) {
                values.put(column, null);
            }
        });
        return values;
    }

    /** The row behind an address, which must exist. */
    Ref ref(String address) {
        Matcher matcher = ADDRESS.matcher(address);
        if (!matcher.matches()) {
            throw Refusal.payload("The address '" + address + "' is not valid.");
        }
        Table table =
                database.tables().ofSet(matcher.group(1)).orElseThrow(() -> Refusal.unknownSegment(matcher.group(1)));
        Ref ref = new Ref(table.name(), new Keys(database).id(table, matcher.group(2)));
        if (database.find(ref).isEmpty()) {
            throw Refusal.noSuchRow(table.name(), ref.id());
        }
        return ref;
    }

    /** The row behind an address, which must be one that the navigation property may lead to. */
    Ref target(Navigation navigation, String address) {
        Ref ref = ref(address);
        boolean suits = navigation.target().equals(PRINCIPAL)
                ? ref.table().equals("systemuser") || ref.table().equals("team")
                : ref.table().equals(navigation.target());
        if (!suits) {
            throw Refusal.payload("A row of '" + ref.table() + "' does not suit '" + navigation.name() + "'.");
        }
        if (navigation.target().equals(PRINCIPAL)) {
            checkOwner(ref);
        }
        return ref;
    }

    private void checkOwner(Ref owner) {
        Row row = database.find(owner).orElseThrow();
        boolean accessTeam = Integer.valueOf(1).equals(row.value("teamtype"));
        if (accessTeam || Boolean.TRUE.equals(row.value("isdisabled"))) {
            throw new Refusal(400, "0x80040229", "The owner ID is not valid or missing.");
        }
    }

    private static boolean pointsTo(Optional<Row> before, Column column, Navigation navigation) {
        Object now = before.map(row -> row.value(column)).orElse(null);
        return now == null
                || navigation.target().equals(PRINCIPAL)
                || ((Ref) now).table().equals(navigation.target());
    }

    private static Column column(Table table, Navigation navigation) {
        return table.column(navigation.column()).orElseThrow();
    }
}
