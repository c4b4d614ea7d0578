package dev.tandem.sandbox.dataverse.writing;

import dev.tandem.sandbox.data.Ref;
import dev.tandem.sandbox.dataverse.platform.Platform;
import dev.tandem.sandbox.dataverse.protocol.Caller;
import dev.tandem.sandbox.dataverse.protocol.OpenPoint;
import dev.tandem.sandbox.dataverse.protocol.Refusal;
import dev.tandem.sandbox.dataverse.protocol.Replies;
import dev.tandem.sandbox.dataverse.protocol.Request;
import dev.tandem.sandbox.dataverse.rows.Database;
import dev.tandem.sandbox.dataverse.rows.Row;
import dev.tandem.sandbox.dataverse.tables.Table;
import dev.tandem.sandbox.http.Reply;
import dev.tandem.sandbox.http.Rights.Privilege;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The action {@code QualifyLead} (Microsoft, "QualifyLead Action"): an open lead becomes an account, a contact, an
 * opportunity, as asked, and is Qualified itself.
 *
 * <p>A lead that has a parent account or contact keeps using it and gets no new one (an open point). New rows belong to the lead's
 * owner.
 */
final class QualifyLead {

    private static final Set<String> PARAMETERS = Set.of(
            "CreateAccount",
            "CreateContact",
            "CreateOpportunity",
            "Status",
            "OpportunityCurrencyId",
            "OpportunityCustomerId",
            "SourceCampaignId",
            "ProcessInstanceId");
    private static final int OPEN = 0;
    private static final int QUALIFIED = 1;

    private final Platform platform;
    private final Database database;
    private final Writer writer;

    QualifyLead(Platform platform, Writer writer) {
        this.platform = platform;
        this.database = platform.database();
        this.writer = writer;
    }

    /** Qualifies; the answer names the rows that were made. */
    Reply answer(Request request, UUID id, Parameters parameters) {
        parameters.only("QualifyLead", PARAMETERS);
        boolean account = parameters.flag("CreateAccount");
        boolean contact = parameters.flag("CreateContact");
        boolean opportunity = parameters.flag("CreateOpportunity");
        int asked = parameters.number("Status");
        Row lead = database.of(database.tables().get("lead")).find(id).orElseThrow(() -> Refusal.noSuchRow("lead", id));
        if (!Integer.valueOf(OPEN).equals(lead.value("statecode"))) {
            throw new Refusal(400, "0x80040233", "The lead is already closed.");
        }
        platform.security().demand(request.caller(), Privilege.WRITE, lead);
        int status = States.status(lead.table(), id, QUALIFIED, asked);
        Qualification made = new Qualification(lead, request.caller());
        Optional<Ref> company = made.parent("parentaccountid", account, "account", Map.of());
        Map<String, Object> member = new HashMap<>();
        company.ifPresent(ref -> member.put("parentcustomerid", ref));
        Optional<Ref> person = made.parent("parentcontactid", contact, "contact", member);
        if (opportunity) {
            made.opportunity(parameters, company, person);
        }
        made.close(status);
        return answer(request, made.rows);
    }

    private static Reply answer(Request request, List<Row> rows) {
        return Replies.json(request, 200, json -> {
            json.writeStartObject();
            json.writeStringField(
                    "@odata.context", request.root() + "$metadata#Collection(Microsoft.Dynamics.CRM.crmbaseentity)");
            json.writeArrayFieldStart("value");
            for (Row row : rows) {
                json.writeStartObject();
                json.writeStringField("@odata.type", "#Microsoft.Dynamics.CRM." + row.table());
                json.writeStringField(row.table().key(), row.id().toString());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    /** One lead on its way, with the rows that it has become and the lookups that it will have. */
    private final class Qualification {

        private final Row lead;
        private final Caller caller;
        private final List<Row> rows = new ArrayList<>();
        private final Map<String, Object> changes = new HashMap<>();

        Qualification(Row lead, Caller caller) {
            this.lead = lead;
            this.caller = caller;
        }

        /** The row in one of the lead's parent lookups, a new one if it is asked for and the lookup is empty. */
        Optional<Ref> parent(String lookup, boolean wanted, String table, Map<String, Object> more) {
            if (lead.value(lookup) instanceof Ref existing && platform.is(OpenPoint.QUALIFY_PARENTS, "used")) {
                return Optional.of(existing);
            }
            if (!wanted) {
                return Optional.empty();
            }
            Ref made = make(table, more);
            changes.put(lookup, made);
            return Optional.of(made);
        }

        void opportunity(Parameters parameters, Optional<Ref> account, Optional<Ref> contact) {
            Map<String, Object> values = new HashMap<>();
            account.ifPresent(ref -> values.put("parentaccountid", ref));
            contact.ifPresent(ref -> values.put("parentcontactid", ref));
            parameters
                    .optionalRow(database, "OpportunityCustomerId")
                    .map(Seeding::ref)
                    .or(() -> account)
                    .or(() -> contact)
                    .ifPresent(ref -> values.put("customerid", ref));
            parameters
                    .optionalRow(database, "OpportunityCurrencyId")
                    .ifPresent(row -> values.put("transactioncurrencyid", Seeding.ref(row)));
            parameters
                    .optionalRow(database, "SourceCampaignId")
                    .ifPresent(row -> values.put("campaignid", Seeding.ref(row)));
            changes.put("qualifyingopportunityid", make("opportunity", values));
        }

        private Ref make(String name, Map<String, Object> more) {
            Table table = database.tables().get(name);
            demand(table);
            Map<String, Object> values = new HashMap<>(LeadMapping.values(lead, table));
            values.put("originatingleadid", Seeding.ref(lead));
            values.putAll(more);
            Row row = writer.add(table, values, caller);
            rows.add(row);
            return Seeding.ref(row);
        }

        private void demand(Table table) {
            try {
                platform.security().demand(caller, Privilege.CREATE, table);
            } catch (Refusal refusal) {
                throw table.name().equals("account")
                        ? new Refusal(403, "0x80081018", "The lead cannot be qualified. " + refusal.getMessage())
                        : refusal;
            }
        }

        void close(int status) {
            changes.put("statecode", QUALIFIED);
            changes.put("statuscode", status);
            writer.set(lead, changes, caller);
        }
    }
}
