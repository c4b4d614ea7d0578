package dev.tandem.sandbox.marketo.lead;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tandem.sandbox.marketo.store.Database;
import dev.tandem.sandbox.marketo.store.Field;
import dev.tandem.sandbox.marketo.store.Persons;
import dev.tandem.sandbox.marketo.store.Row;
import dev.tandem.sandbox.marketo.wire.ErrorCode;
import dev.tandem.sandbox.marketo.wire.OpenPoint;
import dev.tandem.sandbox.marketo.wire.Parameters;
import dev.tandem.sandbox.marketo.wire.Refusal;
import dev.tandem.sandbox.marketo.wire.Request;
import dev.tandem.sandbox.marketo.wire.ResultPage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads persons: one by id, or up to 1,000 by the values of a searchable field. */
final class ReadLeads {

    private static final int FILTER_VALUES = 300;
    private static final int MATCHES = 1_000;

    private final Database database;
    private final Persons persons;

    ReadLeads(Database database) {
        this.database = database;
        this.persons = database.persons();
    }

    /** Get Lead by Id; an unknown id refuses the call with 1004 by default. */
    void byId(Request request, JsonGenerator out) throws IOException {
        LeadRows rows = LeadRows.of(database, request);
        Optional<Row> person = persons.table()
                .byId(Parameters.integer("id", request.variables().get("id")));
        if (person.isEmpty() && database.behaves(OpenPoint.UNKNOWN_LEAD, "1004")) {
            throw new Refusal(ErrorCode.LEAD_NOT_FOUND);
        }
        out.writeArrayFieldStart("result");
        if (person.isPresent()) {
            rows.write(out, person.get());
        }
        out.writeEndArray();
    }

    /** Get Leads by Filter Type, ordered by id, whatever the order of the filter values. */
    void byFilter(Request request, JsonGenerator out) throws IOException {
        Field filter = filter(request.parameters().require("filterType"));
        Set<String> values = new LinkedHashSet<>(request.parameters().requireList("filterValues", FILTER_VALUES));
        LeadRows rows = LeadRows.of(database, request);
        ResultPage.of(matches(filter, values), request.parameters())
                .write(out, (page, person, number) -> rows.write(page, person))
                .moreIfAny(out);
    }

    private Field filter(String name) {
        try {
            return persons.schema().requireSearchable(name);
        } catch (Refusal refusal) {
            boolean unfit = refusal.code() == ErrorCode.FIELD_NOT_SUPPORTED;
            throw unfit && database.behaves(OpenPoint.UNFIT_FILTER, "1003")
                    ? new Refusal(ErrorCode.INVALID_DATA, refusal.getMessage())
                    : refusal;
        }
    }

    private List<Row> matches(Field filter, Set<String> values) {
        Map<Integer, Row> matches = new TreeMap<>();
        for (String value : values) {
            List<Row> found = LeadFinder.find(database, filter, value);
            // looked at before adding, since one value may fit a million persons
            if (found.size() > MATCHES) {
                throw tooMany();
            }
            found.forEach(row -> matches.put(row.id(), row));
            if (matches.size() > MATCHES) {
                throw tooMany();
            }
        }
        return new ArrayList<>(matches.values());
    }

    private static Refusal tooMany() {
        return new Refusal(ErrorCode.INVALID_DATA, "Too many results match the filter");
    }
}
