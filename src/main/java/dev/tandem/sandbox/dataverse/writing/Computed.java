package dev.tandem.sandbox.dataverse.writing;

import dev.tandem.sandbox.data.Ref;
import dev.tandem.sandbox.dataverse.rows.Database;
import dev.tandem.sandbox.dataverse.rows.Row;
import dev.tandem.sandbox.dataverse.tables.Column;
import dev.tandem.sandbox.dataverse.tables.ColumnType;
import dev.tandem.sandbox.dataverse.tables.Table;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the server computes of a row's other values: names, composite addresses, base amounts, owning user or team. */
final class Computed {

    private static final int BASE_DIGITS = 4;

    private final Database database;

    Computed(Database database) {
        this.database = database;
    }

    /** Sets the computed columns of a row that is about to be stored. */
    void apply(Table table, Object[] values) {
        Fields fields = new Fields(table, values);
        if (fields.has("firstname")) {
            fields.set("fullname", joined(fields, "firstname", "middlename", "lastname"));
            fields.set("yomifullname", joined(fields, "yomifirstname", "yomimiddlename", "yomilastname"));
        }
        for (String block : List.of("address1_", "address2_", "address3_")) {
            if (fields.has(block + "composite")) {
                fields.set(block + "composite", address(fields, block));
            }
        }
        amounts(table, fields);
        owner(table, fields);
        if (table.name().equals("connection")) {
            connection(fields);
        }
    }

    private static String joined(Fields fields, String... columns) {
        String text =
                Stream.of(columns).map(fields::text).filter(Objects::nonNull).collect(Collectors.joining(" "));
        return text.isEmpty() ? null : text;
    }

    /** The address as one text, by lines, in the American order of its parts. */
    private static String address(Fields fields, String block) {
        String town = Stream.of(
                        fields.text(block + "city"), joined(fields, block + "stateorprovince", block + "postalcode"))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
        String text = Stream.of(
                        fields.text(block + "line1"),
                        fields.text(block + "line2"),
                        fields.text(block + "line3"),
                        town.isEmpty() ? null : town,
                        fields.text(block + "country"))
                .filter(Objects::nonNull)
                .collect(Collectors.joining("\r\n"));
        return text.isEmpty() ? null : text;
    }

    private void amounts(Table table, Fields fields) {
        List<Column> amounts = table.columns().stream()
                .filter(column -> column.type() == ColumnType.MONEY && !column.isBaseAmount())
                .toList();
        if (amounts.isEmpty()) {
            return;
        }
        if (fields.get("transactioncurrencyid") == null && amounts.stream().anyMatch(one -> fields.get(one) != null)) {
            fields.set("transactioncurrencyid", baseCurrency());
        }
        BigDecimal rate = rate(fields.get("transactioncurrencyid"));
        fields.set("exchangerate", fields.get("transactioncurrencyid") == null ? null : rate);
        for (Column amount : amounts) {
            BigDecimal value = (BigDecimal) fields.get(amount);
            fields.set(
                    amount.name() + "_base",
                    value == null ? null : value.divide(rate, BASE_DIGITS, RoundingMode.HALF_UP));
        }
    }

    private BigDecimal rate(Object currency) {
        Object rate = currency instanceof Ref ref
                ? database.find(ref).map(row -> row.value("exchangerate")).orElse(null)
                : null;
        return rate instanceof BigDecimal number && number.signum() > 0 ? number : BigDecimal.ONE;
    }

    private Object baseCurrency() {
        return database.of(database.tables().get("organization")).all().stream()
                .findFirst()
                .map(row -> row.value("basecurrencyid"))
                .orElse(null);
    }

    private void owner(Table table, Fields fields) {
        if (!table.isUserOwned()) {
            return;
        }
        Ref owner = (Ref) fields.get("ownerid");
        boolean user = owner != null && owner.table().equals("systemuser");
        fields.set("owninguser", user ? owner : null);
        fields.set("owningteam", owner != null && !user ? owner : null);
        Object unit = owner == null
                ? null
                : database.find(owner).map(row -> row.value("businessunitid")).orElse(null);
        fields.set("owningbusinessunit", unit);
    }

    private void connection(Fields fields) {
        for (String side : List.of("record1", "record2")) {
            Ref end = (Ref) fields.get(side + "id");
            fields.set(
                    side + "objecttypecode",
                    end == null
                            ? null
                            : database.tables().get(end.table()).identity().objectTypeCode());
        }
        Ref other = (Ref) fields.get("record2id");
        fields.set(
                "name",
                other == null
                        ? null
                        : database.find(other).map(Row::primaryName).orElse(null));
    }
}
