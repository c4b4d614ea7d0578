import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Measures a running sandbox from outside: pages of 5,000 contacts from Dynamics, and batches of 300 persons to Marketo, as
 * Tandem asks for them. One call at a time, so that a sandbox that has one core is measured on that core. What is measured is
 * the whole way from the request to the last byte of the answer. The first rounds warm it up; each later one is printed.
 *
 * <p>Arguments: the sandbox's address, and how many rounds.
 */
public final class SandboxSpeed {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BATCH = 300;
    private static final int BATCHES = 400;
    private static final int WARM = 2;

    /** The columns of the stream `contacts`. */
    private static final String COLUMNS = "salutation,firstname,middlename,lastname,emailaddress1,jobtitle,telephone1,"
            + "mobilephone,telephone2,address1_line1,address1_line2,address1_line3,address1_city,"
            + "address1_stateorprovince,address1_country,address1_postalcode,description,donotphone,donotbulkemail,"
            + "donotemail,donotfax,donotsendmm,preferredcontactmethodcode,statecode,statuscode,createdon,_ownerid_value,"
            + "_parentcustomerid_value,_originatingleadid_value,merged,_masterid_value";

    private final HttpClient http;
    private final String sandbox;
    private final String dynamics;
    private final String marketo;

    private SandboxSpeed(String sandbox) throws Exception {
        this.sandbox = sandbox;
        JsonNode settings = JSON.readTree(HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(sandbox + "/sandbox/settings")).build(),
                        HttpResponse.BodyHandlers.ofString())
                .body());
        http = HttpClient.newBuilder().sslContext(trust(settings)).version(HttpClient.Version.HTTP_1_1).build();
        dynamics = token(settings);
        marketo = json(request("/identity/oauth/token?grant_type=client_credentials&client_id="
                        + encoded(settings.path("marketo.client-id").asText()) + "&client_secret="
                        + encoded(settings.path("marketo.client-secret").asText())))
                .path("access_token")
                .asText();
    }

    public static void main(String[] arguments) throws Exception {
        SandboxSpeed speed = new SandboxSpeed(arguments[0]);
        speed.measure(Integer.parseInt(arguments[1]));
    }

    private void measure(int rounds) throws Exception {
        http.send(request("/sandbox/quotas").PUT(BodyPublishers.ofString("{\"enforced\":false}")).build(),
                HttpResponse.BodyHandlers.discarding());
        int persons = 0;
        for (int round = 1 - WARM; round <= rounds; round++) {
            report(round, "contacts read, pages of 5,000", this::readContacts);
            int first = persons;
            report(round, "persons created, batches of 300", number ->
                    write("createOnly", "email", line -> created(first + line)));
            List<Integer> ids = known();
            report(round, "persons updated, batches of 300", number ->
                    write("updateOnly", "id", line -> updated(ids.get(line % ids.size()), number)));
            persons += BATCH * BATCHES;
        }
    }

    private interface Work {
        /** Does it; how many records. */
        long records(int round) throws Exception;
    }

    private static void report(int round, String what, Work work) throws Exception {
        long start = System.nanoTime();
        long records = work.records(round);
        double seconds = (System.nanoTime() - start) / 1e9;
        if (round > 0) {
            System.out.printf(
                    Locale.ROOT, "%d  %-34s %,9d in %6.2f s = %,8.0f a second%n", round, what, records, seconds, records / seconds);
        }
    }

    private long readContacts(int round) throws Exception {
        String next = sandbox + "/api/data/v9.2/contacts?$select=" + COLUMNS;
        long rows = 0;
        while (next != null) {
            HttpRequest page = HttpRequest.newBuilder(URI.create(next))
                    .header("Authorization", "Bearer " + dynamics)
                    .header("Prefer", "odata.maxpagesize=5000")
                    .build();
            byte[] body = body(page);
            rows += count(body, "\"contactid\":");
            next = nextLink(body);
        }
        return rows;
    }

    /** Looks at the end of the page only: to read it all would take this client as long as the sandbox to write it. */
    private static String nextLink(byte[] page) {
        String name = "\"@odata.nextLink\":\"";
        String end = new String(page, Math.max(0, page.length - 4_000), Math.min(4_000, page.length), StandardCharsets.UTF_8);
        int at = end.lastIndexOf(name);
        return at < 0 ? null : end.substring(at + name.length(), end.indexOf('"', at + name.length())).replace("\\u0026", "&");
    }

    private static int count(byte[] text, String word) {
        byte[] wanted = word.getBytes(StandardCharsets.US_ASCII);
        int found = 0;
        for (int i = 0; i <= text.length - wanted.length; i++) {
            if (text[i] == wanted[0] && java.util.Arrays.equals(text, i, i + wanted.length, wanted, 0, wanted.length)) {
                found++;
            }
        }
        return found;
    }

    private long write(String action, String key, IntFunction<String> person) throws Exception {
        long taken = 0;
        for (int batch = 0; batch < BATCHES; batch++) {
            StringBuilder body = new StringBuilder("{\"action\":\"" + action + "\",\"lookupField\":\"" + key + "\",\"input\":[");
            for (int i = 0; i < BATCH; i++) {
                body.append(i == 0 ? "" : ",").append(person.apply(batch * BATCH + i));
            }
            byte[] answer = body(request("/rest/v1/leads.json")
                    .header("Authorization", "Bearer " + marketo)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(body.append("]}").toString()))
                    .build());
            taken += count(answer, "\"created\"") + count(answer, "\"updated\"");
            remember(answer);
        }
        return taken;
    }

    private final List<Integer> seen = new ArrayList<>();

    private void remember(byte[] answer) throws IOException {
        if (seen.size() < BATCH * BATCHES) {
            JSON.readTree(answer).path("result").forEach(person -> seen.add(person.path("id").asInt()));
        }
    }

    private List<Integer> known() {
        return seen;
    }

    private static String created(int number) {
        return "{\"email\":\"speed" + number + "@example.com\"," + fields(number);
    }

    private static String updated(int id, int round) {
        return "{\"id\":" + id + "," + fields(id + round);
    }

    private static String fields(int n) {
        return "\"firstName\":\"Ada" + n + "\",\"lastName\":\"Verbeek" + n % 977 + "\",\"title\":\"Buyer " + n % 91
                + "\",\"phone\":\"+49 30 " + n + "\",\"mobilePhone\":\"+49 171 " + n + "\",\"address\":\"Main Street " + n % 313
                + "\",\"city\":\"Berlin\",\"state\":\"Berlin\",\"country\":\"Germany\",\"postalCode\":\"" + (10000 + n % 4000)
                + "\",\"salutation\":\"Ms.\",\"unsubscribed\":false,\"doNotCall\":" + (n % 2 == 0) + "}";
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(sandbox + path)).timeout(Duration.ofMinutes(2));
    }

    private JsonNode json(HttpRequest.Builder request) throws Exception {
        return JSON.readTree(body(request.build()));
    }

    private byte[] body(HttpRequest request) throws Exception {
        HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IOException(request.uri().getPath() + " was answered with HTTP " + answer.statusCode() + ": "
                    + new String(answer.body(), StandardCharsets.UTF_8));
        }
        return answer.body();
    }

    private String token(JsonNode settings) throws Exception {
        String body = "grant_type=client_credentials&client_id=" + encoded(settings.path("dynamics.client-id").asText())
                + "&client_secret=" + encoded(settings.path("dynamics.client-secret").asText())
                + "&scope=" + encoded(settings.path("dynamics.url").asText() + "/.default");
        String authority = settings.path("dynamics.authority").asText();
        return json(HttpRequest.newBuilder(URI.create(authority + "/" + settings.path("dynamics.tenant-id").asText()
                                + "/oauth2/v2.0/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body)))
                .path("access_token")
                .asText();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static SSLContext trust(JsonNode settings) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(Path.of(settings.path("tls.trust-store").asText()))) {
            store.load(file, settings.path("tls.trust-store-password").asText().toCharArray());
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
