package dev.tandem.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Compares both systems completely, with a field list of its own, reading nothing but the two APIs. It shares no code
 * with the engine, so that a mistake there cannot hide here.
 */
final class Oracle {

    /** The persons that the sandbox begins with are a day old at least. */
    private static final Duration BEFORE_THE_TEST = Duration.ofHours(12);

    private static final String LABEL = "@OData.Community.Display.V1.FormattedValue";
    private static final String TABLE = "@Microsoft.Dynamics.CRM.lookuplogicalname";
    private static final int ACCESS_TEAM = 1;
    private static final int SHORT_TEXT = 255;

    private final TwoSystems systems;
    private final Set<String> leftTheirCompany;
    private final List<String> found = new ArrayList<>();
    private final Map<String, String> persons = new HashMap<>();
    private final Map<String, String> became = new HashMap<>();

    Oracle(TwoSystems systems) {
        this(systems, Set.of());
    }

    /**
     * @param leftTheirCompany leads and contacts whose account was cleared: their persons cannot leave their company
     */
    Oracle(TwoSystems systems, Set<String> leftTheirCompany) {
        this.systems = systems;
        this.leftTheirCompany = leftTheirCompany;
    }

    /** Every difference, as "table id field"; empty when both sides agree. */
    List<String> differences() {
        sales("systemusers", "systemuserid", OracleFields.USER, "");
        sales("teams", "teamid", OracleFields.TEAM, ",teamtype");
        accounts();
        people("contacts", "contactid", "Contact", "parentcustomerid", OracleFields.CONTACT, Set.of());
        people("leads", "leadid", "Lead", "parentaccountid", OracleFields.LEAD, qualified());
        opportunities();
        teamsWithMembers();
        return found;
    }

    private void sales(String set, String key, OracleFields.Pairs pairs, String more) {
        Map<String, JsonNode> rows = rows(set, key, String.join(",", pairs.columns()) + more);
        rows.values().removeIf(row -> row.path("teamtype").asInt() == ACCESS_TEAM);
        Map<String, JsonNode> there = byKey("salespersons.json", "externalSalesPersonId", rows.keySet(), "");
        rows.forEach((id, row) -> same(set, id, row, there.get(id), pairs));
    }

    /** Teams with the ids of their members in order. */
    private void teamsWithMembers() {
        String members = "teammembership_association";
        Map<String, JsonNode> rows =
                rows("teams", "teamid", "name,teamtype&$expand=" + members + "($select=systemuserid)");
        rows.values().removeIf(row -> row.path("teamtype").asInt() == ACCESS_TEAM);
        Map<String, JsonNode> there =
                byKey("customobjects/microsoftTeam.json", "teamId", rows.keySet(), "name,memberIds");
        rows.forEach((id, row) -> {
            same("team", id, row, there.get(id), OracleFields.TEAM_WITH_MEMBERS);
            Set<String> users = new TreeSet<>();
            row.path(members)
                    .forEach(user -> users.add(user.path("systemuserid").asText()));
            if (there.containsKey(id)
                    && !String.join(",", users).equals(text(there.get(id).path("memberIds")))) {
                found.add("team " + id + " memberIds");
            }
        });
    }

    private void accounts() {
        Map<String, JsonNode> rows = rows(
                "accounts", "accountid", "_ownerid_value,merged," + String.join(",", OracleFields.ACCOUNT.columns()));
        rows.values().removeIf(row -> row.path("merged").asBoolean());
        Map<String, JsonNode> there = byKey(
                "companies.json",
                "externalCompanyId",
                rows.keySet(),
                "externalSalesPersonId," + OracleFields.ACCOUNT.fields());
        rows.forEach((id, row) -> {
            same("account", id, row, there.get(id), OracleFields.ACCOUNT);
            owner("account", id, row, there.get(id));
        });
    }

    /** The leads that a contact names: each shares that contact's person. */
    private Set<String> qualified() {
        Set<String> named = new HashSet<>();
        rows("contacts", "contactid", "_originatingleadid_value").forEach((contact, row) -> {
            if (row.path("_originatingleadid_value").isTextual()) {
                String lead = row.path("_originatingleadid_value").asText();
                named.add(lead);
                persons.put(lead, persons.get(contact));
                became.put(lead, contact);
            }
        });
        return named;
    }

    private void people(
            String set, String key, String type, String account, OracleFields.Pairs pairs, Set<String> qualified) {
        List<String> columns = new ArrayList<>(pairs.columns());
        columns.addAll(List.of("_ownerid_value", "_" + account + "_value", "merged"));
        if (type.equals("Lead")) {
            columns.addAll(OracleFields.LEAD_WITHOUT_COMPANY.columns());
        }
        Map<String, JsonNode> rows = rows(set, key, String.join(",", columns));
        rows.values().removeIf(row -> row.path("merged").asBoolean());
        Map<String, JsonNode> there = byKey(
                "leads.json",
                "microsoftId",
                rows.keySet(),
                "id,createdAt,microsoftId,microsoftType,microsoftIsDeleted,externalSalesPersonId,externalCompanyId,"
                        + "company,annualRevenue," + pairs.fields());
        there.forEach((id, person) -> persons.put(id, person.path("id").asText()));
        rows.forEach((id, row) -> {
            if (!qualified.contains(id)) {
                person(type, id, row, there.get(id), account, pairs);
            } else if (there.containsKey(id)) {
                found.add(type + " " + id + " has a person besides its contact's");
            }
        });
    }

    private void person(
            String type, String id, JsonNode row, JsonNode person, String account, OracleFields.Pairs pairs) {
        same(type, id, row, person, pairs);
        owner(type, id, row, person);
        if (person == null) {
            return;
        }
        if (!type.equals(person.path("microsoftType").asText())
                || person.path("microsoftIsDeleted").asBoolean()) {
            found.add(type + " " + id + " type");
        }
        String company = pointsTo(row, account, "account");
        String has = text(person.path("externalCompanyId"));
        if (!company.equals(has) && !(company.isEmpty() && leftTheirCompany.contains(id))) {
            found.add(type + " " + id + " externalCompanyId");
        }
        if (type.equals("Lead") && has.isEmpty()) {
            same(type, id, row, person, OracleFields.LEAD_WITHOUT_COMPANY);
        }
    }

    private void opportunities() {
        Map<String, JsonNode> rows = rows(
                "opportunities",
                "opportunityid",
                "_ownerid_value,_customerid_value,_parentcontactid_value,"
                        + String.join(",", OracleFields.OPPORTUNITY.columns()));
        Map<String, JsonNode> there = byKey(
                "opportunities.json",
                "externalOpportunityId",
                rows.keySet(),
                "externalCompanyId,externalSalesPersonId," + OracleFields.OPPORTUNITY.fields());
        rows.forEach((id, row) -> {
            JsonNode opportunity = there.get(id);
            same("opportunity", id, row, opportunity, OracleFields.OPPORTUNITY);
            owner("opportunity", id, row, opportunity);
            if (opportunity != null
                    && !pointsTo(row, "customerid", "account").equals(text(opportunity.path("externalCompanyId")))) {
                found.add("opportunity " + id + " externalCompanyId");
            }
        });
        roles(rows);
    }

    /** Every role, as text; those of a person that is not there cannot be. */
    private void roles(Map<String, JsonNode> opportunities) {
        Set<String> wanted = new TreeSet<>();
        rows("connections", "connectionid", "_record1id_value,_record2id_value,_record2roleid_value")
                .values()
                .forEach(row -> {
                    String opportunity = pointsTo(row, "record1id", "opportunity");
                    String person =
                            persons.get(pointsTo(row, "record2id", "contact") + pointsTo(row, "record2id", "lead"));
                    if (opportunities.containsKey(opportunity)
                            && person != null
                            && row.path("_record2roleid_value").isTextual()) {
                        wanted.add(String.join(
                                " ",
                                opportunity,
                                person,
                                row.path("_record2roleid_value" + LABEL).asText(),
                                String.valueOf(isOwn(opportunities.get(opportunity), row))));
                    }
                });
        Set<String> there = new TreeSet<>();
        search("opportunities/roles.json", "externalOpportunityId", opportunities.keySet(), "role,leadId,isPrimary")
                .forEach(role -> there.add(String.join(
                        " ",
                        role.path("externalOpportunityId").asText(),
                        role.path("leadId").asText(),
                        role.path("role").asText(),
                        role.path("isPrimary").asText())));
        wanted.stream()
                .filter(role -> !there.contains(role))
                .forEach(role -> found.add("role " + role + " is missing"));
        there.stream()
                .filter(role -> !wanted.contains(role))
                .forEach(role -> found.add("role " + role + " is left over"));
    }

    private boolean isOwn(JsonNode opportunity, JsonNode connection) {
        String own = pointsTo(opportunity, "parentcontactid", "contact");
        String customer = pointsTo(opportunity, "customerid", "contact");
        String person = connection.path("_record2id_value").asText();
        return became.getOrDefault(person, person).equals(own.isEmpty() ? customer : own);
    }

    /** The id that a lookup points to, if it is a row of that table. */
    private static String pointsTo(JsonNode row, String lookup, String table) {
        return table.equals(row.path("_" + lookup + "_value" + TABLE).asText())
                ? row.path("_" + lookup + "_value").asText()
                : "";
    }

    private void owner(String table, String id, JsonNode row, JsonNode there) {
        if (there != null && !text(row.path("_ownerid_value")).equals(text(there.path("externalSalesPersonId")))) {
            found.add(table + " " + id + " externalSalesPersonId");
        }
    }

    /** Adoption blanks nothing: what the record does not have stays as the person had it. */
    private static boolean adopted(JsonNode row, JsonNode there, String column) {
        return there.has("createdAt")
                && row.path(column).isNull()
                && Instant.parse(there.path("createdAt").asText())
                        .isBefore(Instant.now().minus(BEFORE_THE_TEST));
    }

    private void same(String table, String id, JsonNode row, JsonNode there, OracleFields.Pairs pairs) {
        if (there == null) {
            found.add(table + " " + id + " is missing");
            return;
        }
        pairs.values().forEach((column, field) -> {
            if (!agree(text(row.path(column)), text(there.path(field))) && !adopted(row, there, column)) {
                found.add(table + " " + id + " " + field);
            }
        });
        pairs.labels().forEach((column, field) -> {
            if (!text(row.path(column + LABEL)).equals(text(there.path(field)))) {
                found.add(table + " " + id + " " + field);
            }
        });
        pairs.optOuts().forEach((column, field) -> {
            if (row.path(column).asBoolean() && !there.path(field).asBoolean()) {
                found.add(table + " " + id + " " + field);
            }
        });
    }

    /** A text field of Marketo holds 255 characters where it is no text area; the rest is cut off. */
    private static boolean agree(String dynamics, String marketo) {
        return dynamics.equals(marketo)
                || (dynamics.length() > SHORT_TEXT
                        && marketo.equals(dynamics.substring(0, SHORT_TEXT).strip()));
    }

    /** Text as both sides would show it: trimmed, numbers without trailing zeros, nothing for null. */
    private static String text(JsonNode value) {
        if (value.isNull() || value.isMissingNode()) {
            return "";
        }
        return value.isNumber()
                ? value.decimalValue().stripTrailingZeros().toPlainString()
                : value.asText().strip();
    }

    private Map<String, JsonNode> rows(String set, String key, String select) {
        Map<String, JsonNode> rows = new TreeMap<>();
        systems.office()
                .rows(set, key + "," + select)
                .forEach(row -> rows.put(row.path(key).asText(), row));
        return rows;
    }

    private Map<String, JsonNode> byKey(String path, String key, Collection<String> values, String fields) {
        Map<String, JsonNode> byKey = new HashMap<>();
        search(path, key, values, fields).forEach(row -> {
            if (byKey.put(row.path(key).asText(), row) != null) {
                throw new AssertionError(
                        "two records carry " + key + " " + row.path(key).asText());
            }
        });
        return byKey;
    }

    private List<JsonNode> search(String path, String key, Collection<String> values, String fields) {
        List<JsonNode> all = new ArrayList<>();
        List<String> wanted = new ArrayList<>(values);
        for (int from = 0; from < wanted.size(); from += 100) {
            String query = "filterType=" + key + "&filterValues="
                    + String.join(",", wanted.subList(from, Math.min(from + 100, wanted.size())))
                    + (fields.isEmpty() ? "" : "&fields=" + key + "," + fields);
            String url = "/sandbox/marketo/rest/v1/" + path + "?_method=GET";
            JsonNode answer = systems.form(url, query);
            answer.path("result").forEach(all::add);
            while (answer.path("nextPageToken").isTextual()) {
                answer = systems.form(
                        url,
                        query + "&nextPageToken="
                                + Office.encoded(answer.path("nextPageToken").asText()));
                answer.path("result").forEach(all::add);
            }
        }
        return all;
    }
}
