package dev.tandem.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Compares both systems completely, with a field list of its own, reading nothing but the two APIs. It shares no code
 * with the engine, so that a mistake there cannot hide here.
 */
final class Oracle {

    private static final Map<String, String> CONTACT = pairs(
            "salutation=salutation firstname=firstName middlename=middleName lastname=lastName emailaddress1=email "
                    + "jobtitle=title telephone1=phone mobilephone=mobilePhone telephone2=microsoftHomePhone "
                    + "address1_line1=address address1_line2=microsoftAddress2 address1_line3=microsoftAddress3 "
                    + "address1_city=city address1_stateorprovince=state address1_country=country "
                    + "address1_postalcode=postalCode description=mktoPersonNotes");
    private static final Map<String, String> OPT_OUTS =
            pairs("donotphone=doNotCall donotbulkemail=unsubscribed donotemail=microsoftDoNotEmail "
                    + "donotfax=microsoftDoNotFax donotsendmm=microsoftDoNotSendMarketingMaterial");
    private static final Map<String, String> LABELS = pairs("statecode=leadStatus statuscode=microsoftStatusReason "
            + "preferredcontactmethodcode=microsoftPreferredMethodOfContact");
    private static final Map<String, String> ACCOUNT = pairs("name=company address1_line1=billingStreet "
            + "address1_city=billingCity address1_country=billingCountry address1_postalcode=billingPostalCode "
            + "address1_line2=microsoftBillingAddress2 address1_line3=microsoftBillingAddress3 telephone1=mainPhone "
            + "revenue=annualRevenue numberofemployees=numberOfEmployees sic=sicCode description=mktoCompanyNotes "
            + "accountnumber=microsoftAccountNumber");
    private static final Map<String, String> ACCOUNT_LABELS =
            pairs("industrycode=industry statecode=microsoftCompanyStatus");
    private static final Map<String, String> USER =
            pairs("internalemailaddress=email firstname=firstName lastname=lastName");

    /** The persons that the sandbox begins with are a day old at least. */
    private static final Duration BEFORE_THE_TEST = Duration.ofHours(12);

    private static final String LABEL = "@OData.Community.Display.V1.FormattedValue";

    private final TwoSystems systems;

    Oracle(TwoSystems systems) {
        this.systems = systems;
    }

    /** Every difference, as "table id field"; empty when both sides agree. */
    List<String> differences() {
        List<String> found = new ArrayList<>();
        users(found);
        accounts(found);
        contacts(found);
        return found;
    }

    private void users(List<String> found) {
        Map<String, JsonNode> there =
                byKey("salespersons.json", "externalSalesPersonId", ids("systemusers", "systemuserid"), "");
        rows("systemusers", "systemuserid," + String.join(",", USER.keySet()))
                .forEach((id, row) -> same(found, "user", id, row, there.get(id), USER));
        extra(
                found,
                "sales person",
                there.size(),
                ids("systemusers", "systemuserid").size());
    }

    private void accounts(List<String> found) {
        Map<String, JsonNode> rows = rows(
                "accounts",
                "accountid,_ownerid_value,merged," + String.join(",", ACCOUNT.keySet()) + ","
                        + String.join(",", ACCOUNT_LABELS.keySet()));
        rows.values().removeIf(row -> row.path("merged").asBoolean());
        Map<String, JsonNode> there = byKey(
                "companies.json",
                "externalCompanyId",
                rows.keySet(),
                "externalSalesPersonId," + String.join(",", ACCOUNT.values()) + ","
                        + String.join(",", ACCOUNT_LABELS.values()));
        rows.forEach((id, row) -> {
            JsonNode company = there.get(id);
            same(found, "account", id, row, company, ACCOUNT);
            labels(found, "account", id, row, company, ACCOUNT_LABELS);
            owner(found, "account", id, row, company);
        });
    }

    private void contacts(List<String> found) {
        Map<String, JsonNode> rows = rows(
                "contacts",
                "contactid,_ownerid_value,_parentcustomerid_value,merged,createdon,"
                        + String.join(",", CONTACT.keySet()) + "," + String.join(",", OPT_OUTS.keySet()) + ","
                        + String.join(",", LABELS.keySet()));
        rows.values().removeIf(row -> row.path("merged").asBoolean());
        Map<String, JsonNode> there = byKey(
                "leads.json",
                "microsoftId",
                rows.keySet(),
                "id,createdAt,microsoftId,microsoftType,microsoftIsDeleted,microsoftCreatedDate,externalSalesPersonId,externalCompanyId,"
                        + String.join(",", CONTACT.values()) + "," + String.join(",", OPT_OUTS.values()) + ","
                        + String.join(",", LABELS.values()));
        rows.forEach((id, row) -> contact(found, id, row, there.get(id)));
    }

    private static void contact(List<String> found, String id, JsonNode row, JsonNode person) {
        same(found, "contact", id, row, person, CONTACT);
        labels(found, "contact", id, row, person, LABELS);
        owner(found, "contact", id, row, person);
        if (person == null) {
            return;
        }
        OPT_OUTS.forEach((column, field) -> {
            if (row.path(column).asBoolean() && !person.path(field).asBoolean()) {
                found.add("contact " + id + " " + field);
            }
        });
        if (!"Contact".equals(person.path("microsoftType").asText())
                || person.path("microsoftIsDeleted").asBoolean()) {
            found.add("contact " + id + " type");
        }
        String company = "account"
                        .equals(row.path("_parentcustomerid_value@Microsoft.Dynamics.CRM.lookuplogicalname")
                                .asText())
                ? row.path("_parentcustomerid_value").asText()
                : "";
        if (!company.equals(text(person.path("externalCompanyId")))) {
            found.add("contact " + id + " externalCompanyId");
        }
        if (!row.path("createdon").asText().equals(text(person.path("microsoftCreatedDate")))) {
            found.add("contact " + id + " microsoftCreatedDate");
        }
    }

    private static void owner(List<String> found, String table, String id, JsonNode row, JsonNode there) {
        boolean user = "systemuser"
                .equals(row.path("_ownerid_value@Microsoft.Dynamics.CRM.lookuplogicalname")
                        .asText());
        String owner = user ? row.path("_ownerid_value").asText() : "";
        if (there != null && !owner.equals(text(there.path("externalSalesPersonId")))) {
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

    private static void same(
            List<String> found, String table, String id, JsonNode row, JsonNode there, Map<String, String> fields) {
        if (there == null) {
            found.add(table + " " + id + " is missing");
            return;
        }
        fields.forEach((column, field) -> {
            if (!text(row.path(column)).equals(text(there.path(field))) && !adopted(row, there, column)) {
                found.add(table + " " + id + " " + field);
            }
        });
    }

    private static void labels(
            List<String> found, String table, String id, JsonNode row, JsonNode there, Map<String, String> fields) {
        if (there != null) {
            fields.forEach((column, field) -> {
                if (!text(row.path(column + LABEL)).equals(text(there.path(field)))) {
                    found.add(table + " " + id + " " + field);
                }
            });
        }
    }

    private static void extra(List<String> found, String what, int there, int expected) {
        if (there != expected) {
            found.add(what + " count " + there + " instead of " + expected);
        }
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

    private Set<String> ids(String set, String key) {
        return rows(set, key).keySet();
    }

    private Map<String, JsonNode> rows(String set, String select) {
        Map<String, JsonNode> rows = new TreeMap<>();
        String key = select.split(",", 2)[0];
        systems.office().rows(set, select).forEach(row -> rows.put(row.path(key).asText(), row));
        return rows;
    }

    private Map<String, JsonNode> byKey(String path, String key, Collection<String> values, String fields) {
        Map<String, JsonNode> found = new HashMap<>();
        List<String> all = new ArrayList<>(values);
        for (int from = 0; from < all.size(); from += 100) {
            String query = "filterType=" + key + "&filterValues="
                    + String.join(",", all.subList(from, Math.min(from + 100, all.size())))
                    + (fields.isEmpty() ? "" : "&fields=" + key + "," + fields);
            JsonNode answer = systems.form("/sandbox/marketo/rest/v1/" + path + "?_method=GET", query);
            answer.path("result").forEach(row -> {
                if (found.put(row.path(key).asText(), row) != null) {
                    throw new AssertionError(
                            "two records carry " + key + " " + row.path(key).asText());
                }
            });
        }
        return found;
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Map<String, String> pairs(String text) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String pair : text.split(" ", -1)) {
            String[] sides = pair.split("=", 2);
            pairs.put(sides[0], sides[1]);
        }
        return pairs;
    }
}
