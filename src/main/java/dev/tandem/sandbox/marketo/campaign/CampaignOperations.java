package dev.tandem.sandbox.marketo.campaign;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.sandbox.http.Campaigns;
import dev.tandem.sandbox.http.Campaigns.Campaign;
import dev.tandem.sandbox.marketo.store.ActivityContent.Attribute;
import dev.tandem.sandbox.marketo.store.ActivityContent.Detailed;
import dev.tandem.sandbox.marketo.store.ActivityType;
import dev.tandem.sandbox.marketo.store.Author;
import dev.tandem.sandbox.marketo.store.Authorship;
import dev.tandem.sandbox.marketo.store.Database;
import dev.tandem.sandbox.marketo.store.ObjectType;
import dev.tandem.sandbox.marketo.store.Row;
import dev.tandem.sandbox.marketo.store.ValueWriter;
import dev.tandem.sandbox.marketo.wire.ErrorCode;
import dev.tandem.sandbox.marketo.wire.Parameters;
import dev.tandem.sandbox.marketo.wire.Refusal;
import dev.tandem.sandbox.marketo.wire.Request;
import dev.tandem.sandbox.marketo.wire.ResultPage;
import dev.tandem.sandbox.marketo.wire.Routes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The operations on smart campaigns, by path (Marketo reference, section 12). What a campaign does with the persons is
 * the marketers' business; the sandbox only notes that it was requested.
 */
public final class CampaignOperations {

    private static final String WORKSPACE = "Default";
    private static final int VALUES = 300;
    private static final int MEMBERS = 100;

    private final Database database;
    private final Campaigns campaigns;
    private final Authorship authorship;

    private CampaignOperations(Database database, Campaigns campaigns, Authorship authorship) {
        this.database = database;
        this.campaigns = campaigns;
        this.authorship = authorship;
    }

    /** Adds them to the table. */
    public static void addTo(Routes routes, Database database, Campaigns campaigns, Authorship authorship) {
        CampaignOperations all = new CampaignOperations(database, campaigns, authorship);
        String one = "/rest/v1/campaigns/{campaignId}";
        routes.add("GET", "/rest/v1/campaigns.json", "Get Campaigns", all::find);
        routes.add("GET", one + ".json", "Get Campaign By Id", all::byId);
        routes.add("POST", one + "/trigger.json", "Request Campaign", all::request);
    }

    private void find(Request request, JsonGenerator out) throws IOException {
        Parameters parameters = request.parameters();
        List<String> ids = parameters.list("id", VALUES);
        List<String> names = parameters.list("name", VALUES);
        List<String> workspaces = parameters.list("workspaceName", VALUES);
        Optional<Boolean> triggerable = parameters.find("isTriggerable").map(Boolean::parseBoolean);
        List<Campaign> found = campaigns.all().stream()
                .filter(each -> ids.isEmpty() || ids.contains(Integer.toString(each.id())))
                .filter(each -> names.isEmpty() || names.contains(each.name()))
                .filter(each -> workspaces.isEmpty() || workspaces.contains(WORKSPACE))
                .filter(each -> parameters.list("programName").isEmpty())
                .filter(each -> triggerable.isEmpty() || triggerable.get() == (each.triggered() && each.active()))
                .toList();
        ResultPage.of(found, parameters)
                .write(out, (page, each, number) -> write(page, each))
                .token(out);
    }

    private void byId(Request request, JsonGenerator out) throws IOException {
        Campaign campaign = campaign(request);
        out.writeArrayFieldStart("result");
        write(out, campaign);
        out.writeEndArray();
    }

    /** The campaign that the path names; 1013 when there is none. */
    private Campaign campaign(Request request) {
        long id = Parameters.integer("campaignId", request.variables().get("campaignId"));
        return campaigns
                .find(id)
                .orElseThrow(() -> new Refusal(ErrorCode.OBJECT_NOT_FOUND, "Campaign " + id + " not found"));
    }

    private static void write(JsonGenerator out, Campaign campaign) throws IOException {
        String made = ValueWriter.instant(ObjectType.SUBSCRIPTION_BEGAN);
        out.writeStartObject();
        out.writeNumberField("id", campaign.id());
        out.writeStringField("name", campaign.name());
        out.writeStringField("type", campaign.triggered() ? "trigger" : "batch");
        out.writeBooleanField("active", campaign.active());
        out.writeStringField("workspaceName", WORKSPACE);
        out.writeStringField("createdAt", made);
        out.writeStringField("updatedAt", made);
        out.writeEndObject();
    }

    /**
     * Request Campaign: 1003 for one that runs as a batch or not at all, and for more than 100 persons or tokens, 1004
     * for an unknown person.
     */
    private void request(Request request, JsonGenerator out) throws IOException {
        Campaign campaign = campaign(request);
        if (!campaign.triggered() || !campaign.active()) {
            throw invalid("Campaign " + campaign.id() + " cannot be requested");
        }
        List<Row> persons = persons(request.body().path("input"));
        Author author = authorship.of(request);
        Detailed told =
                new Detailed(campaign.id(), campaign.name(), List.of(new Attribute("", "Source", author.source())));
        persons.forEach(person -> database.activities()
                .add(ActivityType.REQUEST_CAMPAIGN.id(), person.id(), database.now(), author, told));
        out.writeArrayFieldStart("result");
        out.writeStartObject();
        out.writeNumberField("id", campaign.id());
        out.writeEndObject();
        out.writeEndArray();
    }

    private List<Row> persons(JsonNode input) {
        JsonNode leads = input.path("leads");
        if (!leads.isArray() || leads.isEmpty()) {
            throw Parameters.missing("leads");
        }
        if (leads.size() > MEMBERS || input.path("tokens").size() > MEMBERS) {
            throw invalid("A request has 100 leads and 100 tokens at most");
        }
        List<Row> persons = new ArrayList<>(leads.size());
        for (JsonNode lead : leads) {
            long id = Parameters.integer("id", lead.path("id").asText());
            persons.add(database.persons()
                    .table()
                    .byId(id)
                    .orElseThrow(() -> new Refusal(ErrorCode.LEAD_NOT_FOUND, "Lead '" + id + "' not found")));
        }
        return persons;
    }

    private static Refusal invalid(String message) {
        return new Refusal(ErrorCode.INVALID_DATA, message);
    }
}
