package dev.tandem.sandbox.marketo.lead;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tandem.sandbox.marketo.store.Database;
import dev.tandem.sandbox.marketo.store.Field;
import dev.tandem.sandbox.marketo.store.Row;
import dev.tandem.sandbox.marketo.wire.ErrorCode;
import dev.tandem.sandbox.marketo.wire.Operation;
import dev.tandem.sandbox.marketo.wire.Parameters;
import dev.tandem.sandbox.marketo.wire.Refusal;
import dev.tandem.sandbox.marketo.wire.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Associate Lead: a tracking cookie belongs to a person from now on, who is found by it (Marketo reference, section
 * 6.9). The cookie is {@code id:<munchkin id>&token:_mch-...}; what is no cookie is refused with 1012, an unknown
 * person with 1004.
 */
final class AssociateLead implements Operation {

    private static final Pattern COOKIE = Pattern.compile("id:[A-Za-z0-9-]+&token:(_mch-.+)");

    private final Database database;

    AssociateLead(Database database) {
        this.database = database;
    }

    /** Associates; the answer of success is an envelope without result. */
    @Override
    public void answer(Request request, JsonGenerator out) {
        long id = Parameters.integer("leadId", request.variables().get("leadId"));
        Matcher cookie = COOKIE.matcher(request.parameters().require("cookie"));
        if (!cookie.matches()) {
            throw new Refusal(ErrorCode.INVALID_COOKIE);
        }
        Optional<Row> person = database.persons().table().byId(id);
        if (person.isEmpty()) {
            throw new Refusal(ErrorCode.LEAD_NOT_FOUND, "Lead '" + id + "' not found");
        }
        Field cookies = database.persons().schema().require("cookies");
        List<Row> before = new ArrayList<>(database.persons().table().find(cookies, cookie.group(1)));
        before.forEach(other -> database.persons().table().set(other, cookies, null));
        database.persons().table().set(person.get(), cookies, cookie.group(1));
    }
}
