package dev.tandem.sandbox.office;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.StreamSupport;

/** The sellers, who work in Dynamics. */
final class Sales {

    private static final String ROOT = "/api/data/v9.2/";

    private final Screen dynamics;
    private final Words words;

    Sales(Screen dynamics, Random random) {
        this.dynamics = dynamics;
        this.words = new Words(random);
    }

    /**
     * One record.
     *
     * @param set the entity set
     * @param table the table, as people call it
     * @param row the columns that were read
     */
    record Found(String set, String table, JsonNode row) {

        String id() {
            return row.path(table + "id").asText();
        }

        @Override
        public String toString() {
            return table + " " + id();
        }
    }

    /** Some active contact that has an e-mail address. */
    Optional<Found> contact() {
        return any("contacts", "contact", "contactid", "statecode eq 0 and emailaddress1 ne null");
    }

    /** Some inactive contact that was not merged into another. */
    Optional<Found> inactiveContact() {
        return any("contacts", "contact", "contactid", "statecode eq 1 and merged eq false");
    }

    /** Some open lead. */
    Optional<Found> lead() {
        return any("leads", "lead", "leadid,companyname", "statecode eq 0");
    }

    /** Some open opportunity. */
    Optional<Found> opportunity() {
        return any("opportunities", "opportunity", "opportunityid", "statecode eq 0");
    }

    private Optional<Found> any(String set, String table, String select, String filter) {
        JsonNode page = dynamics.get(ROOT + set, Map.of("$select", select, "$filter", filter));
        List<JsonNode> rows =
                StreamSupport.stream(page.path("value").spliterator(), false).toList();
        return rows.isEmpty() ? Optional.empty() : Optional.of(new Found(set, table, words.any(rows)));
    }

    void change(Found record, String column, Object value) {
        change(record, Map.of(column, value));
    }

    private void change(Found record, Map<String, Object> columns) {
        dynamics.send("PATCH", ROOT + record.set() + "(" + record.id() + ")", columns);
    }

    /** Gives a record to some other enabled user. */
    void handOver(Found record) {
        any("systemusers", "systemuser", "systemuserid", "isdisabled eq false")
                .ifPresent(user -> change(record, "ownerid@odata.bind", "/systemusers(" + user.id() + ")"));
    }

    void deactivate(Found contact) {
        change(contact, Map.of("statecode", 1, "statuscode", 2));
    }

    void activate(Found contact) {
        change(contact, Map.of("statecode", 0, "statuscode", 1));
    }

    /** Gives an open lead up: it is no longer interested. */
    void disqualify(Found lead) {
        change(lead, Map.of("statecode", 2, "statuscode", 6));
    }

    /** Creates a contact; its id. */
    String createContact() {
        return dynamics.send("POST", ROOT + "contacts", person())
                .path("contactid")
                .asText();
    }

    /** Creates a lead; its id. */
    String createLead() {
        Map<String, Object> lead = person();
        lead.put("subject", words.topic());
        lead.put("companyname", words.company());
        return dynamics.send("POST", ROOT + "leads", lead).path("leadid").asText();
    }

    private Map<String, Object> person() {
        Map<String, Object> person = new LinkedHashMap<>();
        String lastName = words.lastName();
        person.put("firstname", words.firstName());
        person.put("lastname", lastName);
        person.put("jobtitle", words.jobTitle());
        person.put("telephone1", words.phone());
        person.put("emailaddress1", words.email(lastName));
        return person;
    }

    /** Qualifies an open lead, with an account if it names a company; the contact's id. */
    String qualify(Found lead) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("CreateAccount", lead.row().path("companyname").isTextual());
        parameters.put("CreateContact", true);
        parameters.put("CreateOpportunity", false);
        parameters.put("Status", 3);
        String address = ROOT + "leads(" + lead.id() + ")";
        dynamics.send("POST", address + "/Microsoft.Dynamics.CRM.QualifyLead", parameters);
        return dynamics.get(address, Map.of("$select", "_parentcontactid_value"))
                .path("_parentcontactid_value")
                .asText();
    }

    void win(Found opportunity) {
        dynamics.send(
                "POST",
                ROOT + "WinOpportunity",
                Map.of(
                        "Status",
                        3,
                        "OpportunityClose",
                        Map.of(
                                "subject",
                                "Won",
                                "opportunityid@odata.bind",
                                "/opportunities(" + opportunity.id() + ")")));
    }

    void delete(Found record) {
        dynamics.send("DELETE", ROOT + record.set() + "(" + record.id() + ")", Map.of());
    }
}
