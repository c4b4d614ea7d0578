package dev.tandem.sandbox.marketo.lead;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.tandem.sandbox.marketo.store.Assignment;
import dev.tandem.sandbox.marketo.store.Database;
import dev.tandem.sandbox.marketo.store.Field;
import dev.tandem.sandbox.marketo.store.Link;
import dev.tandem.sandbox.marketo.store.Persons;
import dev.tandem.sandbox.marketo.store.Row;
import dev.tandem.sandbox.marketo.store.ValueReader;
import dev.tandem.sandbox.marketo.wire.ErrorCode;
import dev.tandem.sandbox.marketo.wire.OpenPoint;
import dev.tandem.sandbox.marketo.wire.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One checked record of Sync Leads.
 *
 * @param own the values for the person itself
 * @param company the values for the company of the person
 * @param joins whether the record links the person to a company
 */
record LeadRecord(List<Assignment> own, List<Assignment> company, boolean joins) {

    /**
     * Checks every member of a record.
     *
     * @param id the field {@code id} when the record is looked up by it, so that it may be there
     * @throws Refusal 1006 for an unknown or hidden field, 1003 for one that only Marketo writes or a link into nothing, 1001 or
     *     1003 for a bad value
     */
    static LeadRecord read(Database database, JsonNode record, Optional<Field> id) {
        Persons persons = database.persons();
        List<Assignment> own = new ArrayList<>(record.size());
        List<Assignment> company = new ArrayList<>(0);
        boolean joins = false;
        for (Map.Entry<String, JsonNode> member : record.properties()) {
            Field field = persons.schema().usable(member.getKey());
            if (id.isPresent() && field.slot() == id.get().slot()) {
                continue;
            }
            if (isIgnored(database, field, member.getValue())) {
                continue;
            }
            Object value = ValueReader.read(field, shortened(database, field, member.getValue()));
            if (field.slot() == persons.companyLink().slot()) {
                if (value == null && database.behaves(OpenPoint.COMPANY_UNLINK, "ignored")) {
                    continue; // a person cannot leave a company but by joining another
                }
                joins = value != null;
            }
            (field.rules().company() ? company : own).add(new Assignment(field, value));
        }
        LeadRecord checked = new LeadRecord(own, company, joins);
        if (database.behaves(OpenPoint.UNKNOWN_LINK, "skipped")) {
            persons.links().forEach(checked::check);
        }
        return checked;
    }

    private static boolean isIgnored(Database database, Field field, JsonNode value) {
        if (field.rules().readOnly()) {
            if (database.behaves(OpenPoint.READ_ONLY_FIELD, "skipped")) {
                throw new Refusal(ErrorCode.INVALID_DATA, "Field '" + field.name() + "' cannot be updated");
            }
            return true;
        }
        return value.isTextual() && value.textValue().isEmpty() && !database.behaves(OpenPoint.EMPTIED_TEXT, "clears");
    }

    /** Text that is too long for its field, cut where that is chosen. */
    private static JsonNode shortened(Database database, Field field, JsonNode value) {
        boolean fits =
                !value.isTextual() || field.length() == 0 || value.textValue().length() <= field.length();
        return fits || database.behaves(OpenPoint.LONG_TEXT, "skipped")
                ? value
                : TextNode.valueOf(value.textValue().substring(0, field.length()));
    }

    private void check(Link link) {
        for (Assignment each : own) {
            if (each.field().name().equals(link.field())) {
                link.check(each.value());
            }
        }
    }

    /** Refuses company values for a person who belongs to a company or is about to (1021). */
    void refuseCompanyValues(Persons persons, Optional<Row> person) {
        if (!company.isEmpty() && (joins || person.filter(persons::linked).isPresent())) {
            throw new Refusal(ErrorCode.COMPANY_UPDATE);
        }
    }

    /** All values, for a person who holds those of its company itself. */
    List<Assignment> all() {
        if (company.isEmpty()) {
            return own;
        }
        List<Assignment> all = new ArrayList<>(own);
        all.addAll(company);
        return all;
    }
}
