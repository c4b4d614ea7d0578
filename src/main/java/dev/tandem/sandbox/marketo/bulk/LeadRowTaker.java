package dev.tandem.sandbox.marketo.bulk;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.sandbox.marketo.lead.LeadOrder;
import dev.tandem.sandbox.marketo.lead.LeadWriter;
import dev.tandem.sandbox.marketo.store.Database;
import dev.tandem.sandbox.marketo.store.Field;
import dev.tandem.sandbox.marketo.store.StaticList;
import dev.tandem.sandbox.marketo.wire.OpenPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes rows as persons: the order of Sync Leads, row by row, and the list that they are added to. */
final class LeadRowTaker implements RowTaker {

    private final Database database;
    private final LeadOrder order;
    private final Optional<StaticList> list;
    private final LeadWriter writer;

    LeadRowTaker(Database database, LeadOrder order, Optional<StaticList> list) {
        this.database = database;
        this.order = order;
        this.list = list;
        this.writer = new LeadWriter(database);
    }

    @Override
    public Taken take(List<String> header, List<String> row) {
        if (row.size() != header.size()) {
            return new Taken.Failed("The row has " + row.size() + " values instead of " + header.size());
        }
        List<String> cut = new ArrayList<>();
        LeadWriter.Outcome outcome = writer.write(order, record(header, row, cut));
        if (outcome instanceof LeadWriter.Skipped skipped) {
            return new Taken.Failed(skipped.refusal().getMessage());
        }
        int id = ((LeadWriter.Done) outcome).id();
        list.ifPresent(each -> database.lists()
                .add(each, database.persons().table().byId(id).orElseThrow(), order.author(), database.now()));
        return cut.isEmpty()
                ? new Taken.Imported()
                : new Taken.Warned("Value too long for field '" + String.join("', '", cut) + "'");
    }

    private ObjectNode record(List<String> header, List<String> row, List<String> cut) {
        ObjectNode record = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < row.size(); i++) {
            String cell = row.get(i);
            if (!cell.isEmpty()) {
                record.put(header.get(i), shortened(header.get(i), cell, cut));
            } else if (database.behaves(OpenPoint.EMPTY_CELL, "clears")) {
                record.putNull(header.get(i));
            }
        }
        return record;
    }

    /** Text that is too long is cut with a warning by default. */
    private String shortened(String column, String cell, List<String> cut) {
        Optional<Field> field = database.persons().schema().find(column);
        boolean fits = field.isEmpty()
                || field.get().length() == 0
                || cell.length() <= field.get().length();
        if (fits || !database.behaves(OpenPoint.IMPORTED_LONG_TEXT, "cut")) {
            return cell;
        }
        cut.add(column);
        return cell.substring(0, field.get().length());
    }
}
