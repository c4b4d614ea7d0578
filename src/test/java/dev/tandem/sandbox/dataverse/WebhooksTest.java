package dev.tandem.sandbox.dataverse;

import static dev.tandem.sandbox.dataverse.Organization.APPLICATION;
import static dev.tandem.sandbox.dataverse.Organization.PERSON;
import static dev.tandem.sandbox.dataverse.Organization.UNIT;
import static dev.tandem.sandbox.dataverse.Organization.id;
import static dev.tandem.sandbox.dataverse.Organization.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tandem.sandbox.data.Ref;
import dev.tandem.sandbox.http.Reply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Asynchronous webhooks (Dataverse reference, section 17). */
class WebhooksTest {

    private static final String CONTACT = "contacts(" + id(200) + ")";

    private final Organization org = new Organization();
    private final BlockingQueue<Told> told = new LinkedBlockingQueue<>();
    private final Queue<Integer> statuses = new ConcurrentLinkedQueue<>();
    private HttpServer server;

    /** One call of a webhook. */
    private record Told(String query, Headers headers, String raw) {

        JsonNode body() {
            try {
                return new ObjectMapper().readTree(raw);
            } catch (IOException e) {
                throw new AssertionError("the body is not JSON: " + raw, e);
            }
        }

        JsonNode attributes() {
            return body().at("/InputParameters/0/value/Attributes");
        }

        JsonNode attribute(String name) {
            for (JsonNode one : attributes()) {
                if (one.path("key").asText().equals(name)) {
                    return one.path("value");
                }
            }
            throw new AssertionError("there is no " + name + " in " + raw);
        }
    }

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/hook", this::hear);
        server.start();
        org.seed("contact", "contactid", id(200), "lastname", "Okafor", "jobtitle", "Buyer");
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    private void hear(HttpExchange call) throws IOException {
        String body = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        told.add(new Told(String.valueOf(call.getRequestURI().getRawQuery()), call.getRequestHeaders(), body));
        Integer status = statuses.poll();
        call.sendResponseHeaders(status == null ? 200 : status, -1);
        call.close();
    }

    private Told next() throws InterruptedException {
        Told next = told.poll(30, TimeUnit.SECONDS);
        assertThat(next).as("a call of the webhook").isNotNull();
        return next;
    }

    private String endpoint(int authtype, String authvalue) {
        String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
        return made(
                "serviceendpoints",
                "{\"name\":\"hook\",\"contract\":8,\"url\":\"" + url + "\",\"authtype\":" + authtype
                        + ",\"authvalue\":\"" + authvalue.replace("\"", "\\\"") + "\"}");
    }

    private String step(String endpoint, String message, String table, String more) {
        String filter = org.read("sdkmessagefilters?$filter=sdkmessageid/name eq '" + message
                        + "' and primaryobjecttypecode eq '" + table + "'")
                .at("/value/0/sdkmessagefilterid")
                .asText();
        return made(
                "sdkmessageprocessingsteps",
                "{\"name\":\"tell\",\"mode\":1,\"stage\":40,\"sdkmessagefilterid@odata.bind\":\"/sdkmessagefilters("
                        + filter + ")\",\"eventhandler_serviceendpoint@odata.bind\":\"" + endpoint + "\"" + more + "}");
    }

    private String made(String set, String body) {
        Reply reply = org.send("POST", set, body);
        assertThat(reply.status()).as(text(reply)).isEqualTo(204);
        return reply.headers().get("OData-EntityId").replaceFirst(".*/", "/");
    }

    @ParameterizedTest
    @CsvSource({"absent, false", "present, true"})
    void namesTheRequestOrNot(String value, boolean named) throws Exception {
        org.api.openPoints().choose("webhook-request-id", value);
        step(endpoint(4, "key"), "Update", "contact", "");

        org.send("PATCH", CONTACT, "{\"jobtitle\":\"Poet\"}");

        assertThat(next().headers().containsKey("x-request-id")).isEqualTo(named);
    }

    @Test
    void tellsOfAnUpdate() throws Exception {
        step(endpoint(4, "key"), "Update", "contact", "");

        org.send("PATCH", CONTACT + "?tag=tandem", "{\"jobtitle\":\"Poet\"}", "MSCRMCallerID", PERSON.toString());

        Told call = next();
        assertThat(call.query()).isEqualTo("code=key");
        assertThat(call.headers().getFirst("x-ms-dynamics-organization")).isEqualTo("kestrel.test");
        assertThat(call.headers().getFirst("x-ms-dynamics-entity-name")).isEqualTo("contact");
        assertThat(call.headers().getFirst("x-ms-dynamics-request-name")).isEqualTo("Update");
        assertThat(call.headers()).containsKey("X-ms-correlation-request-id");
        assertThat(call.headers()).doesNotContainKey("X-ms-dynamics-msg-size-exceeded");
        JsonNode body = call.body();
        assertThat(body.path("MessageName").asText()).isEqualTo("Update");
        assertThat(body.path("PrimaryEntityId").asText()).isEqualTo(id(200).toString());
        assertThat(body.path("PrimaryEntityName").asText()).isEqualTo("contact");
        assertThat(body.path("UserId").asText()).isEqualTo(PERSON.toString());
        assertThat(body.path("InitiatingUserId").asText()).isEqualTo(APPLICATION.toString());
        assertThat(body.path("BusinessUnitId").asText()).isEqualTo(UNIT.toString());
        assertThat(body.path("Mode").asInt()).isEqualTo(1);
        assertThat(body.path("Stage").asInt()).isEqualTo(40);
        assertThat(body.at("/SharedVariables/0/key").asText()).isEqualTo("tag");
        assertThat(body.at("/SharedVariables/0/value").asText()).isEqualTo("tandem");
        assertThat(call.attribute("jobtitle").asText()).isEqualTo("Poet");
        assertThat(call.attributes().findValuesAsText("key")).doesNotContain("lastname");
        assertThat(call.attribute("modifiedby").path("Id").asText()).isEqualTo(PERSON.toString());
    }

    @Test
    void tellsOfACreateInTheFormOfDotNet() throws Exception {
        step(endpoint(0, ""), "Create", "contact", "");

        org.send(
                "POST",
                "contacts",
                "{\"lastname\":\"Lund\",\"gendercode\":2,\"annualincome\":5,\"birthdate\":\"1980-02-03\"}");

        Told call = next();
        assertThat(call.attribute("gendercode").toString())
                .isEqualTo(
                        "{\"__type\":\"OptionSetValue:http://schemas.microsoft.com/xrm/2011/Contracts\",\"Value\":2}");
        assertThat(call.attribute("annualincome").path("__type").asText()).startsWith("Money:");
        assertThat(call.attribute("ownerid").path("LogicalName").asText()).isEqualTo("systemuser");
        assertThat(call.raw()).contains("{\"key\":\"birthdate\",\"value\":\"\\/Date(318384000000)\\/\"}");
        assertThat(call.attribute("donotemail").asBoolean(true)).isFalse();
        assertThat(call.body().at("/OutputParameters/0/key").asText()).isEqualTo("id");
    }

    @Test
    void tellsOfADeletionByAReferenceAndOfWhatWentWithIt() throws Exception {
        org.seed("account", "accountid", id(100), "name", "Harbour");
        org.seed("lead", "leadid", id(400), "lastname", "Brandt", "customerid", new Ref("account", id(100)));
        step(endpoint(0, ""), "Delete", "lead", "");

        org.send("DELETE", "accounts(" + id(100) + ")", "");

        JsonNode target = next().body().at("/InputParameters/0/value");
        assertThat(target.path("__type").asText()).startsWith("EntityReference:");
        assertThat(target.path("Id").asText()).isEqualTo(id(400).toString());
    }

    @Test
    void oneEventARowForBulkActionsAndOneForTheTransaction() throws Exception {
        step(endpoint(0, ""), "Create", "lead", "");

        org.send(
                "POST",
                "leads/Microsoft.Dynamics.CRM.CreateMultiple",
                "{\"Targets\":[{\"@odata.type\":\"Microsoft.Dynamics.CRM.lead\",\"lastname\":\"A\"},"
                        + "{\"@odata.type\":\"Microsoft.Dynamics.CRM.lead\",\"lastname\":\"B\"}]}");

        List<String> names = new ArrayList<>(List.of(
                next().attribute("lastname").asText(),
                next().attribute("lastname").asText()));
        assertThat(names).containsExactlyInAnyOrder("A", "B");
    }

    @Test
    void tellsNothingOfWhatWasTakenBackOrDoesNotConcernIt() throws Exception {
        step(endpoint(0, ""), "Update", "contact", ",\"filteringattributes\":\"lastname,emailaddress1\"");
        String disabled = step(endpoint(0, ""), "Update", "contact", "");
        org.send("PATCH", disabled.substring(1), "{\"statecode\":1,\"statuscode\":2}");
        String changes = "--b\nContent-Type: multipart/mixed; boundary=c\n\n"
                + "--c\nContent-Type: application/http\nContent-ID: 1\n\nPATCH /api/data/v9.2/" + CONTACT
                + " HTTP/1.1\nContent-Type: application/json\n\n{\"lastname\":\"Never\"}\n"
                + "--c\nContent-Type: application/http\nContent-ID: 2\n\nPATCH /api/data/v9.2/" + CONTACT
                + " HTTP/1.1\nContent-Type: application/json\n\n{\"nosuch\":1}\n--c--\n--b--\n";

        org.send("POST", "$batch", changes, "Content-Type", "multipart/mixed; boundary=b");
        org.send("PATCH", CONTACT, "{\"jobtitle\":\"x\"}");
        org.send(
                "PATCH",
                CONTACT,
                "{\"lastname\":\"Silent\"}",
                "MSCRM.BypassBusinessLogicExecution",
                "CustomSync,CustomAsync");
        org.send("POST", "contacts", "{\"lastname\":\"Other\"}");
        org.send("PATCH", CONTACT, "{\"lastname\":\"Last\"}");

        assertThat(next().attribute("lastname").asText()).isEqualTo("Last");
        assertThat(told).isEmpty();
    }

    @Test
    void showsImagesBeforeAndAfter() throws Exception {
        String step = step(endpoint(0, ""), "Update", "contact", "");
        made(
                "sdkmessageprocessingstepimages",
                "{\"entityalias\":\"image\",\"imagetype\":2,\"attributes\":\"jobtitle,lastname\","
                        + "\"sdkmessageprocessingstepid@odata.bind\":\"" + step + "\"}");

        org.send("PATCH", CONTACT, "{\"jobtitle\":\"Poet\"}");

        JsonNode body = next().body();
        assertThat(body.at("/PreEntityImages/0/key").asText()).isEqualTo("image");
        assertThat(body.at("/PreEntityImages/0/value/Attributes").toString()).contains("Buyer", "Okafor");
        assertThat(body.at("/PostEntityImages/0/value/Attributes").toString()).contains("Poet", "Okafor");
    }

    @Test
    void aBodyThatIsTooLargeLosesItsParameters() throws Exception {
        String step = step(endpoint(0, ""), "Update", "contact", "");
        for (int i = 0; i < 60; i++) {
            made(
                    "sdkmessageprocessingstepimages",
                    "{\"entityalias\":\"image" + i + "\",\"imagetype\":1,\"sdkmessageprocessingstepid@odata.bind\":\""
                            + step + "\"}");
        }

        org.send("PATCH", CONTACT, "{\"description\":\"" + "x".repeat(1_900) + "\",\"jobtitle\":\"y\"}");

        Told call = next();
        assertThat(call.headers().getFirst("x-ms-dynamics-msg-size-exceeded")).isEqualTo("true");
        assertThat(call.body().has("InputParameters")).isFalse();
        assertThat(call.body().has("PreEntityImages")).isFalse();
        assertThat(call.body().has("PostEntityImages")).isFalse();
        assertThat(call.body().path("PrimaryEntityId").asText()).isEqualTo(id(200).toString());
    }

    @ParameterizedTest
    @ValueSource(ints = {502, 503, 504})
    void someFailuresGetOneMoreAttempt(int status) throws Exception {
        step(endpoint(0, ""), "Update", "contact", "");
        statuses.add(status);
        statuses.add(status);

        org.send("PATCH", CONTACT, "{\"jobtitle\":\"Poet\"}");

        String first = next().raw();
        assertThat(next().raw()).isEqualTo(first);
        org.send("PATCH", CONTACT, "{\"jobtitle\":\"Last\"}");
        assertThat(next().attribute("jobtitle").asText()).as("and no third").isEqualTo("Last");
    }

    @Test
    void otherFailuresGetNone() throws Exception {
        step(endpoint(0, ""), "Update", "contact", "");
        statuses.add(500);

        org.send("PATCH", CONTACT, "{\"jobtitle\":\"Poet\"}");
        assertThat(next().attribute("jobtitle").asText()).isEqualTo("Poet");
        org.send("PATCH", CONTACT, "{\"jobtitle\":\"Last\"}");

        assertThat(next().attribute("jobtitle").asText()).isEqualTo("Last");
    }

    @ParameterizedTest
    @CsvSource({"5, null", "6, who=me"})
    void authenticatesByHeaderOrQuery(int authtype, String query) throws Exception {
        step(endpoint(authtype, "<settings><setting name=\"who\" value=\"me\" /></settings>"), "Update", "contact", "");

        org.send("PATCH", CONTACT, "{\"jobtitle\":\"Poet\"}");

        Told call = next();
        assertThat(call.query()).isEqualTo(query);
        assertThat(call.headers().getFirst("who")).isEqualTo(authtype == 5 ? "me" : null);
    }

    @Test
    void theSecretIsNotShownAndSynchronousStepsAreNotTaken() {
        String endpoint = endpoint(4, "key");

        assertThat(org.read(endpoint.substring(1)).path("authvalue").isNull()).isTrue();
        assertThat(org.send("POST", "sdkmessageprocessingsteps", "{\"name\":\"now\",\"mode\":0}")
                        .status())
                .isEqualTo(501);
    }
}
