package dev.tandem.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** People in Dynamics who change whatever a mapping carries, drawn from a seed. */
final class RandomEdits {

    /** What one column may be set to, as JSON. */
    private interface Value {
        String draw(Random random);
    }

    private static final Value TEXT = random -> quoted(word(random) + " " + word(random));
    private static final Value WORD = random -> quoted(word(random));
    private static final Value EMAIL = random -> quoted("new." + random.nextInt(100_000) + "@edits.example");
    private static final Value FLAG = random -> String.valueOf(random.nextBoolean());
    private static final Value MONEY = random -> random.nextInt(1_000_000) + "." + (10 + random.nextInt(90));

    private static final Map<String, Map<String, Value>> COLUMNS = columns();

    private final Office office;
    private final Random random;
    private final Map<String, List<String>> ids = new LinkedHashMap<>();
    private final List<String> owners = new ArrayList<>();
    private final List<String> roles;
    private final Set<String> hadCompany = new HashSet<>();
    private final Map<String, List<String>> deleted = new LinkedHashMap<>();
    private final Set<String> kept = new HashSet<>();
    private final Set<String> qualified = new HashSet<>();
    private int made;

    RandomEdits(Office office, Random random) {
        this.office = office;
        this.random = random;
        COLUMNS.keySet().forEach(set -> ids.put(set, new ArrayList<>(office.ids(set, key(set)))));
        ids.put("connections", new ArrayList<>(ids("connections")));
        office.rows("systemusers", "systemuserid,isdisabled").stream()
                .filter(user -> !user.path("isdisabled").asBoolean())
                .forEach(user ->
                        owners.add("systemusers(" + user.path("systemuserid").asText() + ")"));
        office.rows("teams", "teamid,teamtype").stream()
                .filter(team -> team.path("teamtype").asInt() != 1)
                .forEach(team -> owners.add("teams(" + team.path("teamid").asText() + ")"));
        roles = office.ids("connectionroles", "connectionroleid");
        office.rows("contacts", "contactid,_originatingleadid_value").stream()
                .filter(contact -> contact.path("_originatingleadid_value").isTextual())
                .forEach(contact -> {
                    kept.add(contact.path("contactid").asText());
                    qualified.add(contact.path("_originatingleadid_value").asText());
                });
        look();
    }

    /** Leads and contacts that once had an account. */
    Set<String> hadCompany() {
        return hadCompany;
    }

    /** The ids of the rows that were deleted from a table. */
    List<String> deleted(String set) {
        return deleted.getOrDefault(set, List.of());
    }

    /** Notes who belongs to an account now. */
    void look() {
        belonging("contacts", "contactid", "_parentcustomerid_value");
        belonging("leads", "leadid", "_parentaccountid_value");
    }

    private void belonging(String set, String key, String lookup) {
        for (JsonNode row : office.rows(set, key + "," + lookup)) {
            if (row.path(lookup).isTextual()) {
                hadCompany.add(row.path(key).asText());
            }
        }
    }

    /** Does one thing that somebody in the office might do. */
    void one() {
        int dice = random.nextInt(100);
        if (dice < 60) {
            edit();
        } else if (dice < 70) {
            own();
        } else if (dice < 82) {
            point();
        } else if (dice < 92) {
            create();
        } else {
            delete();
        }
    }

    private void edit() {
        String set = any(new ArrayList<>(COLUMNS.keySet()));
        Map<String, Value> columns = COLUMNS.get(set);
        String column = any(new ArrayList<>(columns.keySet()));
        boolean clear =
                random.nextInt(4) == 0 && !MANDATORY.contains(set + "." + column) && !MANDATORY.contains(column);
        office.edit(
                set,
                any(ids.get(set)),
                column,
                clear ? "null" : columns.get(column).draw(random));
    }

    /** Columns that Dynamics does not let be empty, by table or everywhere. */
    private static final Set<String> MANDATORY = Set.of(
            "opportunities.name",
            "accounts.name",
            "teams.name",
            "systemusers.internalemailaddress",
            "systemusers.firstname",
            "systemusers.lastname",
            "donotphone",
            "donotemail",
            "donotbulkemail",
            "donotfax",
            "donotsendmm");

    private void own() {
        String set = any(List.of("contacts", "leads", "accounts", "opportunities"));
        office.edit(set, any(ids.get(set)), "ownerid@odata.bind", quoted("/" + any(owners)));
    }

    private void point() {
        switch (random.nextInt(6)) {
            case 5 -> deactivate();
            case 0 -> office.point("contacts", any(ids.get("contacts")), "parentcustomerid_account", account());
            case 1 -> office.point("leads", any(ids.get("leads")), "parentaccountid", account());
            case 2 ->
                office.point(
                        "opportunities",
                        any(ids.get("opportunities")),
                        "customerid_account",
                        Optional.of("accounts(" + any(ids.get("accounts")) + ")"));
            case 3 -> office.point("opportunities", any(ids.get("opportunities")), "parentcontactid", contact());
            default -> {
                String connection = any(ids.get("connections"));
                office.point(
                        "connections", connection, "record2roleid", Optional.of("connectionroles(" + any(roles) + ")"));
            }
        }
    }

    /** Contacts and accounts come and go; an inactive one stays in sync. */
    private void deactivate() {
        String set = any(List.of("contacts", "accounts"));
        boolean active = random.nextBoolean();
        office.edit(set, any(ids.get(set)), "statecode", active ? "0,\"statuscode\":1" : "1,\"statuscode\":2");
    }

    private Optional<String> account() {
        return random.nextInt(3) == 0 ? Optional.empty() : Optional.of("accounts(" + any(ids.get("accounts")) + ")");
    }

    private Optional<String> contact() {
        return random.nextInt(3) == 0 ? Optional.empty() : Optional.of("contacts(" + any(ids.get("contacts")) + ")");
    }

    private void create() {
        switch (random.nextInt(7)) {
            case 0 ->
                created("contacts", "{\"lastname\":%s,\"emailaddress1\":%s}".formatted(WORD.draw(random), email()));
            case 1 ->
                created(
                        "leads",
                        "{\"lastname\":%s,\"subject\":%s,\"companyname\":%s}"
                                .formatted(WORD.draw(random), TEXT.draw(random), TEXT.draw(random)));
            case 2 -> created("accounts", "{\"name\":%s}".formatted(TEXT.draw(random)));
            case 3 ->
                created(
                        "opportunities",
                        "{\"name\":%s,\"customerid_account@odata.bind\":\"/accounts(%s)\"}"
                                .formatted(TEXT.draw(random), any(ids.get("accounts"))));
            case 4 -> qualify();
            case 5 -> connect("record2id_lead", "leads(" + any(ids.get("leads")) + ")");
            default -> connect("record2id_contact", "contacts(" + any(ids.get("contacts")) + ")");
        }
    }

    /** A contact that was a lead before; it stays, because its lead has no person any more. */
    private void qualify() {
        String lead = any(ids.get("leads"));
        if (!qualified.add(lead)) {
            return;
        }
        String contact = created(
                "contacts",
                "{\"lastname\":%s,\"emailaddress1\":%s,\"originatingleadid@odata.bind\":\"/leads(%s)\"}"
                        .formatted(WORD.draw(random), email(), lead));
        kept.add(contact);
        if (hadCompany.contains(lead)) {
            hadCompany.add(contact);
        }
    }

    private void connect(String end, String person) {
        created(
                "connections",
                ("{\"record1id_opportunity@odata.bind\":\"/opportunities(%s)\",\"%s@odata.bind\":\"/%s\","
                                + "\"record2roleid@odata.bind\":\"/connectionroles(%s)\"}")
                        .formatted(any(ids.get("opportunities")), end, person, any(roles)));
    }

    private String created(String set, String json) {
        String id = office.create(set, key(set), json);
        ids.get(set).add(id);
        return id;
    }

    /** Deleting takes others along (the opportunities of an account), so all ids are read anew. */
    private void delete() {
        String set = any(List.of("contacts", "leads", "accounts", "opportunities", "connections"));
        String id = any(ids.get(set));
        if (kept.contains(id)) {
            return;
        }
        office.delete(set, id);
        ids.replaceAll((table, before) -> {
            List<String> now = new ArrayList<>(ids(table));
            before.removeAll(now);
            deleted.computeIfAbsent(table, name -> new ArrayList<>()).addAll(before);
            return now;
        });
    }

    private List<String> ids(String set) {
        if (!set.equals("connections")) {
            return office.ids(set, key(set));
        }
        return office.rows("connections", "connectionid,_record1id_value").stream()
                .filter(row -> "opportunity"
                        .equals(row.path("_record1id_value@Microsoft.Dynamics.CRM.lookuplogicalname")
                                .asText()))
                .map(row -> row.path("connectionid").asText())
                .toList();
    }

    private String email() {
        return quoted("made." + made++ + "@edits.example");
    }

    private <T> T any(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    private static String word(Random random) {
        List<String> words = List.of("Öland", "quay", "O'Neil", "Łódź", "paper & ink", "東京", "<b>", "\\\\n", "a, b");
        return words.get(random.nextInt(words.size())) + random.nextInt(1_000);
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }

    private static String key(String set) {
        return switch (set) {
            case "opportunities" -> "opportunityid";
            default -> set.substring(0, set.length() - 1) + "id";
        };
    }

    private static Value option(int first, int last) {
        return random -> String.valueOf(first + random.nextInt(last - first + 1));
    }

    private static Map<String, Map<String, Value>> columns() {
        Map<String, Map<String, Value>> columns = new LinkedHashMap<>();
        columns.put("contacts", person());
        columns.put("leads", person());
        columns.get("leads").putAll(of(TEXT, "subject companyname"));
        columns.get("leads").putAll(of(WORD, "fax"));
        columns.get("leads").put("leadsourcecode", option(1, 10));
        columns.get("leads").put("leadqualitycode", option(1, 3));
        columns.get("leads").put("revenue", MONEY);
        columns.put(
                "accounts",
                of(
                        TEXT,
                        "name address1_line1 address1_line2 address1_line3 address1_city address1_country description"));
        columns.get("accounts").putAll(of(WORD, "accountnumber sic telephone1 address1_postalcode"));
        columns.get("accounts").put("revenue", MONEY);
        columns.get("accounts").put("numberofemployees", option(0, 9_999));
        columns.get("accounts").put("industrycode", option(1, 33));
        columns.get("accounts").put("websiteurl", random -> quoted("https://www.example.org/" + random.nextInt(999)));
        columns.put("opportunities", of(TEXT, "name description"));
        columns.get("opportunities").put("estimatedvalue", MONEY);
        columns.get("opportunities").put("closeprobability", option(0, 100));
        columns.put("systemusers", of(TEXT, "firstname lastname"));
        columns.get("systemusers").put("internalemailaddress", EMAIL);
        columns.put("teams", of(TEXT, "name"));
        return columns;
    }

    private static Map<String, Value> person() {
        Map<String, Value> columns = of(
                TEXT,
                "firstname middlename lastname jobtitle address1_line1 address1_line2 address1_line3 address1_city "
                        + "address1_stateorprovince address1_country description");
        columns.putAll(of(WORD, "salutation telephone1 telephone2 mobilephone address1_postalcode"));
        columns.putAll(of(FLAG, "donotphone donotemail donotbulkemail donotfax donotsendmm"));
        columns.put("preferredcontactmethodcode", option(1, 5));
        columns.put("emailaddress1", EMAIL);
        return columns;
    }

    private static Map<String, Value> of(Value value, String names) {
        Map<String, Value> columns = new LinkedHashMap<>();
        for (String name : names.split(" ", -1)) {
            columns.put(name, value);
        }
        return columns;
    }
}
