import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Looks at the running sandbox from outside, as any client of the two APIs would, with nothing of Tandem's code. */
public final class BothSides {

    private static final String BASE = "http://localhost:8610";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> TABLES =
            List.of("systemusers", "teams", "accounts", "contacts", "leads", "opportunities", "connections");

    /** One for each table, and one for the members of the teams. */
    private static final int STREAMS = TABLES.size() + 1;

    /** What Marketo tells of persons. */
    private static final List<String> FEEDS = List.of("Get Lead Changes", "Get Deleted Leads", "Get Lead Activities");

    /** Texts in Marketo that are no text areas end here. */
    private static final int SHORT_TEXT = 255;

    private static final String PERSON = "firstname=firstName lastname=lastName emailaddress1=email jobtitle=title "
            + "telephone1=phone mobilephone=mobilePhone telephone2=microsoftHomePhone address1_line1=address "
            + "address1_city=city address1_country=country address1_postalcode=postalCode "
            + "address1_line2=microsoftAddress2 description=mktoPersonNotes donotbulkemail=unsubscribed";
    private final HttpClient http;
    private final String dynamics;
    private final String marketo;

    private BothSides() throws Exception {
        http = HttpClient.newBuilder().sslContext(trust()).build();
        JsonNode settings = get(BASE + "/sandbox/settings", "");
        dynamics = dynamicsToken(settings);
        marketo = get(BASE + "/identity/oauth/token?grant_type=client_credentials&client_id="
                        + settings.path("marketo.client-id").asText() + "&client_secret="
                        + encoded(settings.path("marketo.client-secret").asText()), "")
                .path("access_token")
                .asText();
    }

    public static void main(String[] arguments) throws Exception {
        switch (arguments[0]) {
            case "counts" -> counts(JSON.readTree(System.in));
            case "compare" -> new BothSides().compare();
            case "edit" -> new BothSides().edit();
            case "office" -> office(arguments[1].equals("on"));
            case "reset" -> reset();
            case "quiet" -> quiet();
            case "written" -> written(Integer.parseInt(arguments[1]));
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    /** The four add up to what was read, and every stream read something. */
    private static void counts(JsonNode status) {
        for (JsonNode it : status.path("streams")) {
            long four = it.path("applied").asLong() + it.path("unchanged").asLong() + it.path("skipped").asLong()
                    + it.path("failed").asLong();
            demand(it.path("read").asLong() > 0 && it.path("read").asLong() == four, "the counts of " + it + " add up");
            demand(it.path("failed").asLong() == 0, "nothing failed in " + it.path("stream").asText());
        }
        demand(status.path("streams").size() >= STREAMS, "there are " + STREAMS + " streams");
    }

    private void compare() throws Exception {
        List<String> differences = new ArrayList<>();
        int users = side(differences, "systemusers", "systemuserid", "salespersons.json", "externalSalesPersonId",
                "internalemailaddress=email firstname=firstName lastname=lastName");
        int accounts = side(differences, "accounts", "accountid", "companies.json", "externalCompanyId",
                "name=company address1_line1=billingStreet address1_city=billingCity address1_country=billingCountry "
                        + "address1_postalcode=billingPostalCode telephone1=mainPhone revenue=annualRevenue "
                        + "numberofemployees=numberOfEmployees sic=sicCode accountnumber=microsoftAccountNumber "
                        + "description=mktoCompanyNotes");
        int teams = side(differences, "teams", "teamid", "salespersons.json", "externalSalesPersonId", "name=lastName");
        int contacts = side(differences, "contacts", "contactid", "leads.json", "microsoftId", PERSON);
        int leads = side(differences, "leads", "leadid", "leads.json", "microsoftId", PERSON + " fax=fax");
        int opportunities = side(differences, "opportunities", "opportunityid", "opportunities.json",
                "externalOpportunityId",
                "name=name estimatedvalue=amount closeprobability=probability description=description");
        int roles = roles(differences);
        differences.stream().limit(20).forEach(System.out::println);
        demand(differences.isEmpty(), differences.size() + " differences between both sides");
        System.out.println("both sides agree: " + users + " users, " + teams + " teams, " + accounts + " accounts, "
                + contacts + " contacts, " + leads + " leads, " + opportunities + " opportunities, " + roles + " roles");
    }

    /** Each contact's part in an opportunity is one role, although it is two connections. */
    private int roles(List<String> differences) throws Exception {
        Map<String, String> people = new HashMap<>();
        Map<String, JsonNode> contacts = rows("contacts", "contactid", "createdon");
        records("leads.json", "microsoftId", new ArrayList<>(contacts.keySet()), "id")
                .forEach((contact, person) -> people.put(contact, person.path("id").asText()));
        Map<String, JsonNode> connections = rows("connections", "connectionid",
                "record1objecttypecode,_record1id_value,_record2id_value,_record2roleid_value");
        List<String> wanted = new ArrayList<>();
        connections.values().stream()
                .filter(row -> row.path("record1objecttypecode").asInt() == 3)
                .forEach(row -> wanted.add(row.path("_record1id_value").asText() + " "
                        + people.get(row.path("_record2id_value").asText())));
        List<String> there = new ArrayList<>();
        List<String> opportunities = new ArrayList<>(rows("opportunities", "opportunityid", "name").keySet());
        for (int from = 0; from < opportunities.size(); from += 100) {
            search("opportunities/roles.json", "externalOpportunityId",
                            opportunities.subList(from, Math.min(from + 100, opportunities.size())), "leadId,role")
                    .path("result")
                    .forEach(role -> there.add(role.path("externalOpportunityId").asText() + " "
                            + role.path("leadId").asText()));
        }
        Collections.sort(wanted);
        Collections.sort(there);
        if (!wanted.equals(there)) {
            differences.add(there.size() + " roles instead of " + wanted.size() + ", or others");
        }
        return there.size();
    }

    /** Rows that have no counterpart of their own: access teams, and leads that became a contact. */
    private Set<String> without(String set) throws Exception {
        Set<String> without = new HashSet<>();
        if (set.equals("teams")) {
            rows(set, "teamid", "teamtype").forEach((id, team) -> {
                if (team.path("teamtype").asInt() == 1) {
                    without.add(id);
                }
            });
        } else if (set.equals("leads")) {
            rows("contacts", "contactid", "_originatingleadid_value").values()
                    .forEach(contact -> without.add(contact.path("_originatingleadid_value").asText()));
        }
        return without;
    }

    private int side(List<String> differences, String set, String id, String path, String key, String mapping)
            throws Exception {
        Map<String, String> fields = new TreeMap<>();
        for (String pair : mapping.split(" ")) {
            fields.put(pair.split("=")[0], pair.split("=")[1]);
        }
        Map<String, JsonNode> rows = rows(set, id, String.join(",", fields.keySet()));
        Map<String, JsonNode> there = records(path, key, new ArrayList<>(rows.keySet()), String.join(",", fields.values()));
        rows.keySet().removeAll(without(set));
        demand(!rows.isEmpty(), "there are rows in " + set);
        rows.forEach((record, row) -> {
            JsonNode other = there.get(record);
            if (other == null) {
                differences.add(set + " " + record + " is missing in Marketo");
                return;
            }
            fields.forEach((column, field) -> {
                boolean kept = adopted(other) && keeps(row.path(column));
                if (!kept && !agree(text(row.path(column)), text(other.path(field)))) {
                    differences.add(set + " " + record + " differs in " + field);
                }
            });
        });
        return rows.size();
    }

    /** Whether the person lived in Marketo before the contact came: the sandbox's own persons are an hour old or more. */
    private static boolean adopted(JsonNode record) {
        return record.hasNonNull("createdAt")
                && Instant.parse(record.path("createdAt").asText()).isBefore(Instant.now().minusSeconds(1_800));
    }

    /** An adopted person keeps its opt-outs. */
    private static boolean keeps(JsonNode value) {
        return value.isBoolean() && !value.asBoolean();
    }

    private Map<String, JsonNode> rows(String set, String id, String columns) throws Exception {
        Map<String, JsonNode> rows = new HashMap<>();
        String url = BASE + "/api/data/v9.2/" + set + "?$select=" + id + "," + columns;
        while (url != null) {
            JsonNode page = get(url, dynamics);
            page.path("value").forEach(row -> rows.put(row.path(id).asText(), row));
            url = page.hasNonNull("@odata.nextLink") ? page.path("@odata.nextLink").asText() : null;
        }
        return rows;
    }

    private Map<String, JsonNode> records(String path, String key, List<String> values, String fields) throws Exception {
        Map<String, JsonNode> found = new HashMap<>();
        for (int from = 0; from < values.size(); from += 300) {
            JsonNode answer = search(path, key, values.subList(from, Math.min(from + 300, values.size())), fields);
            for (JsonNode record : answer.path("result")) {
                demand(found.put(record.path(key).asText(), record) == null, "one record carries " + record.path(key));
            }
        }
        return found;
    }

    private JsonNode search(String path, String key, List<String> values, String fields) throws Exception {
        String form = "filterType=" + key + "&fields=" + key + ",createdAt," + fields + "&filterValues="
                + String.join(",", values);
        HttpRequest request = HttpRequest.newBuilder(URI.create(BASE + "/rest/v1/" + path + "?_method=GET"))
                .header("Authorization", "Bearer " + marketo)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        JsonNode answer = send(request);
        demand(answer.path("success").asBoolean(), "Marketo answers " + answer.path("errors"));
        return answer;
    }

    /** What is too long for a field of Marketo is cut. */
    private static boolean agree(String dynamics, String marketo) {
        return dynamics.equals(marketo)
                || dynamics.length() > SHORT_TEXT && marketo.equals(dynamics.substring(0, SHORT_TEXT).strip());
    }

    /** A salesperson changes a contact. */
    private void edit() throws Exception {
        String id = rows("contacts", "contactid", "jobtitle").keySet().iterator().next();
        HttpRequest request = HttpRequest.newBuilder(URI.create(BASE + "/api/data/v9.2/contacts(" + id + ")"))
                .header("Authorization", "Bearer " + dynamics)
                .header("Content-Type", "application/json")
                .header("If-Match", "*")
                .method("PATCH", HttpRequest.BodyPublishers.ofString("{\"jobtitle\":\"Ingénieure en chef\"}"))
                .build();
        send(request);
    }

    /** Sends the simulated people of the sandbox home, or calls them back; nobody is amid an edit afterwards. */
    private static void office(boolean on) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(BASE + "/sandbox/office"))
                .POST(HttpRequest.BodyPublishers.ofString("{\"running\":" + on + "}"))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        demand(answer.statusCode() == 200, "the office is told to " + (on ? "work" : "stop") + ": " + answer.body());
    }

    private static void reset() throws Exception {
        HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(BASE + "/sandbox/statistics")).DELETE().build(),
                        HttpResponse.BodyHandlers.discarding());
    }

    private static JsonNode statistics() throws Exception {
        String body = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(BASE + "/sandbox/statistics")).build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
        return JSON.readTree(body);
    }

    private static void quiet() throws Exception {
        JsonNode statistics = statistics();
        JsonNode looks = statistics.at("/marketo/operations");
        for (String feed : FEEDS) {
            demand(looks.path(feed).asInt() == 1, "one call of " + feed + ": " + looks);
        }
        demand(statistics.at("/marketo/calls").asInt() == FEEDS.size(), "no other call to Marketo: " + looks);
        JsonNode calls = statistics.at("/dataverse/operations");
        for (String table : TABLES) {
            demand(calls.path("GET " + table + " delta").asInt() == 1, "one delta call for " + table + ": " + calls);
        }
        demand(
                statistics.at("/dataverse/calls").asInt() == TABLES.size() + 2,
                "one call for the environment and one for the members of teams besides: " + calls);
        System.out.println("a quiet cycle costs " + calls + " and " + looks);
    }

    private static void written(int calls) throws Exception {
        int sent = statistics().at("/marketo/operations").path("Sync Leads").asInt();
        demand(sent == calls, sent + " calls of Sync Leads instead of " + calls);
    }

    private static SSLContext trust() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(Path.of("data", "sandbox", "trust.p12"))) {
            store.load(in, "sandbox".toCharArray());
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, factory.getTrustManagers(), null);
        return context;
    }

    private String dynamicsToken(JsonNode settings) throws Exception {
        String form = "grant_type=client_credentials&client_id=" + settings.path("dynamics.client-id").asText()
                + "&client_secret=" + encoded(settings.path("dynamics.client-secret").asText()) + "&scope="
                + encoded(settings.path("dynamics.url").asText() + "/.default");
        String url = settings.path("dynamics.authority").asText() + "/" + settings.path("dynamics.tenant-id").asText()
                + "/oauth2/v2.0/token";
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        return send(request).path("access_token").asText();
    }

    private JsonNode get(String url, String token) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return send(request.build());
    }

    private JsonNode send(HttpRequest request) throws Exception {
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        demand(answer.statusCode() < 300, request.uri().getPath() + " answers " + answer.statusCode() + " " + answer.body());
        return answer.body().isEmpty() ? JSON.nullNode() : JSON.readTree(answer.body());
    }

    private static String text(JsonNode value) {
        if (value.isNull() || value.isMissingNode()) {
            return "";
        }
        return value.isNumber() ? value.decimalValue().stripTrailingZeros().toPlainString() : value.asText().strip();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static void demand(boolean holds, String what) {
        if (!holds) {
            System.out.println("DOES NOT HOLD: " + what);
            System.exit(1);
        }
    }
}
