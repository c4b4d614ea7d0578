package dev.tandem.sandbox.dataverse;

import static dev.tandem.sandbox.dataverse.Organization.call;
import static dev.tandem.sandbox.dataverse.Organization.id;
import static dev.tandem.sandbox.dataverse.Organization.json;
import static dev.tandem.sandbox.dataverse.Organization.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.sandbox.http.Reply;
import dev.tandem.sandbox.http.ServiceLimits;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrontTest {

    private final Organization org = new Organization();

    @ParameterizedTest
    @ValueSource(strings = {"", "Basic x", "Bearer old", "Bearer forged"})
    void challengesCallsWithoutAValidToken(String authorization) {
        Reply reply = org.get("contacts", "Authorization", authorization);
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.headers().get("WWW-Authenticate"))
                .isEqualTo("Bearer authorization_uri=https://kestrel.test:8443/" + id(8)
                        + "/oauth2/authorize, resource_id=https://kestrel.test:8443/");
    }

    @Test
    void refusesUsersOfOtherOrganizationsAndDisabledOnes() {
        assertThat(org.get("contacts", "Authorization", "Bearer stranger").rejection())
                .isEqualTo("0x80072560");
        org.api.act(call("PATCH", "systemusers(" + Organization.APPLICATION + ")", "{\"isdisabled\":true}"));
        assertThat(org.get("contacts").status()).isEqualTo(403);
        assertThat(org.get("contacts").rejection()).isEqualTo("0x80040225");
    }

    @Test
    void limitsRequestsInASlidingWindow() {
        for (int i = 0; i < 3_000; i++) {
            org.get("WhoAmI");
        }
        org.clock.advance(Duration.ofSeconds(100));
        for (int i = 0; i < 3_000; i++) {
            assertThat(org.get("WhoAmI").status()).isEqualTo(200);
        }
        Reply refused = org.get("WhoAmI");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.rejection()).isEqualTo("0x80072322");
        assertThat(refused.headers()).containsEntry("Retry-After", "200");
        org.api.enforce(false);
        assertThat(org.get("WhoAmI").status()).isEqualTo(200);
        org.api.enforce(true);
        assertThat(org.api.enforced()).isTrue();
        org.clock.advance(Duration.ofSeconds(200));
        Reply accepted = org.get("WhoAmI");
        assertThat(accepted.status()).isEqualTo(200);
        assertThat(accepted.headers())
                .containsKeys("REQ_ID", "x-ms-dop-hint", "x-ms-ratelimit-time-remaining-xrm-requests")
                .containsEntry("x-ms-ratelimit-burst-remaining-xrm-requests", "2998");
    }

    @Test
    void limitsRequestsAtOnce() {
        ServiceProtection protection = new ServiceProtection(org.clock, new ServiceLimits());
        for (int i = 0; i < 52; i++) {
            assertThat(protection.enter(id(1), 1)).isEmpty();
        }
        assertThat(protection.enter(id(1), 1).orElseThrow().refusal().code()).isEqualTo("0x80072326");
        assertThat(protection.enter(id(2), 1)).as("each user for itself").isEmpty();
        protection.leave(id(1));
        assertThat(protection.enter(id(1), 1)).isEmpty();
    }

    @Test
    void limitsTheTimeOfTheServer() {
        org.api.limits().set(new ServiceLimits.Limits(6_000, 1, 52, 250));
        String part = "--b\nContent-Type: application/http\n\nGET /api/data/v9.2/WhoAmI HTTP/1.1\n\n\n";
        assertThat(org.send("POST", "$batch", part.repeat(3) + "--b--", "Content-Type", "multipart/mixed; boundary=b")
                        .headers())
                .containsEntry("x-ms-ratelimit-time-remaining-xrm-requests", "0.25");
        assertThat(org.get("WhoAmI").status()).isEqualTo(200);

        Reply refused = org.get("WhoAmI");

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.rejection()).isEqualTo("0x80072321");
        assertThat(refused.headers()).containsEntry("Retry-After", "300");
        assertThat(text(refused)).contains("exceeded limit of 1000 milliseconds over time window of 300 seconds.");
        org.clock.advance(Duration.ofMinutes(5));
        assertThat(org.get("WhoAmI").status()).isEqualTo(200);
    }

    @Test
    void whoeverKeepsPushingWaitsLongerAndWhoeverObeysDoesNot() {
        org.api.limits().set(new ServiceLimits.Limits(2, 1_200, 52, 0));
        org.get("WhoAmI");
        org.get("WhoAmI");

        assertThat(waitAfter(200)).isEqualTo("100");
        assertThat(waitAfter(0)).as("it may have been under way").isEqualTo("100");
        assertThat(waitAfter(10)).isEqualTo("92");
        assertThat(waitAfter(1)).isEqualTo("93");
        assertThat(waitAfter(1)).isEqualTo("96");
        assertThat(waitAfter(1)).isEqualTo("103");
        assertThat(waitAfter(90)).as("the window has room again").isEqualTo("45");
        assertThat(waitAfter(45)).as("obeyed").isEqualTo("none");
        org.get("WhoAmI");
        assertThat(waitAfter(100)).as("begins anew").isEqualTo("200");
        assertThat(waitAfter(200)).isEqualTo("none");
    }

    /** What Retry-After says to a request after so many seconds. */
    private String waitAfter(int seconds) {
        org.clock.advance(Duration.ofSeconds(seconds));
        return org.get("WhoAmI").headers().getOrDefault("Retry-After", "none");
    }

    @Test
    void aRestoreBringsRowsAndVersionsBack() {
        org.seed("contact", "contactid", id(200), "lastname", "Okafor");
        String before = text(org.get("contacts(" + id(200) + ")"));
        assertThat(org.api.organizations().bringBack()).isFalse();
        org.api.organizations().keep();
        org.send("PATCH", "contacts(" + id(200) + ")", "{\"lastname\":\"Berg\"}");
        String link = org.read("contacts?$select=lastname", "Prefer", "odata.track-changes")
                .get("@odata.deltaLink")
                .asText();

        assertThat(org.api.organizations().bringBack()).isTrue();

        assertThat(text(org.get("contacts(" + id(200) + ")"))).isEqualTo(before);
        String after = org.read("contacts?$select=lastname", "Prefer", "odata.track-changes")
                .get("@odata.deltaLink")
                .asText();
        assertThat(version(after)).isLessThan(version(link));
        assertThat(org.api.organizations().organizationId()).isEqualTo(Organization.ORGANIZATION);
        org.api.openPoints().choose("restored-organization", "new");
        org.api.organizations().bringBack();
        assertThat(org.api.organizations().organizationId()).isNotEqualTo(Organization.ORGANIZATION);
    }

    private static long version(String deltaLink) {
        return Long.parseLong(deltaLink.replaceAll(".*deltatoken=(\\d+)%21.*", "$1"));
    }

    @Test
    void tellsWhoAndWhereOneIs() {
        JsonNode me = org.read("WhoAmI");
        assertThat(me.get("UserId").asText()).isEqualTo(Organization.APPLICATION.toString());
        assertThat(me.get("BusinessUnitId").asText()).isEqualTo(Organization.UNIT.toString());
        assertThat(me.get("OrganizationId").asText()).isEqualTo(Organization.ORGANIZATION.toString());
        JsonNode detail = org.read("RetrieveCurrentOrganization(AccessType=@p1)?@p1=Microsoft.Dynamics.CRM"
                        + ".EndpointAccessType'Default'")
                .get("Detail");
        assertThat(detail.get("OrganizationId").asText()).isEqualTo(Organization.ORGANIZATION.toString());
        assertThat(detail.get("EnvironmentId").asText()).isEqualTo(id(7).toString());
        assertThat(detail.get("TenantId").asText()).isEqualTo(id(8).toString());
        assertThat(org.read("RetrieveVersion()").get("Version").asText()).startsWith("9.2.");
        assertThat(org.get("RetrieveCurrentOrganization").status()).isEqualTo(400);
    }

    @Test
    void theOrganizationsIdCanChange() {
        org.api.organizations().organizationId(id(77));
        assertThat(org.api.organizations().organizationId()).isEqualTo(id(77));
        assertThat(org.read("WhoAmI").get("OrganizationId").asText()).isEqualTo(id(77).toString());
    }

    @Test
    void countsWholeTables() {
        JsonNode counts = org.read("RetrieveTotalRecordCount(EntityNames=@p1)?@p1=[\"systemuser\",\"lead\"]")
                .get("EntityRecordCountCollection");
        assertThat(counts.toString())
                .isEqualTo("{\"Count\":2,\"IsReadOnly\":false,\"Keys\":[\"systemuser\",\"lead\"],\"Values\":[2,0]}");
        assertThat(org.get("RetrieveTotalRecordCount(EntityNames=@p1)?@p1=['nosuch']")
                        .rejection())
                .isEqualTo("0x80041102");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET | contacts?$select=lastname | GET contacts",
                "GET | contacts?$deltatoken=1 | GET contacts delta",
                "GET | contacts/$count | GET contacts count",
                "PATCH | contacts(1)?x | PATCH contacts",
                "PUT | contacts(1)/ownerid/$ref | PUT contacts reference",
                "POST | $batch | POST $batch",
                "GET | WhoAmI | WhoAmI",
                "GET | RetrieveCurrentOrganization(AccessType=@p1) | RetrieveCurrentOrganization",
                "GET | EntityDefinitions(LogicalName='lead')/Attributes | GET EntityDefinitions",
                "GET | EntityDefinitions(LogicalName='a')/Attributes/Microsoft.Dynamics.CRM.StringAttributeMetadata | GET EntityDefinitions",
                "POST | leads(1)/Microsoft.Dynamics.CRM.QualifyLead | QualifyLead",
                "POST | Merge | Merge",
                "GET | $metadata | GET $metadata",
                "GET | '' | GET service document",
            })
    void namesOperations(String method, String path, String name) {
        assertThat(org.api.operation(call(method, path, ""))).isEqualTo(name);
        assertThat(org.api.answer(call(method, path, "")).operation()).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "401, 401, 401",
        "429, 429, 0x80072322",
        "0x80072326, 429, 0x80072326",
        "0x80040265, 400, 0x80040265",
        "0x80044151, 500, 0x80044151",
        "0x80060882, 412, 0x80060882",
        "0x80072324, 429, 0x80072324",
        "0x80049999, 400, 0x80049999",
    })
    void refusesOnDemand(String code, int status, String rejection) {
        Reply reply = org.api.refuse(call("GET", "contacts", ""), code);
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.rejection()).isEqualTo(rejection);
        assertThat(reply.headers().containsKey("Retry-After")).isEqualTo(status == 429);
        assertThat(reply.headers().containsKey("WWW-Authenticate")).isEqualTo(status == 401);
    }

    @Test
    void peopleOfTheOfficeActAsThemselvesWithoutTokenOrQuota() {
        Reply reply = org.api.act(call("POST", "leads", "{\"lastname\":\"Lund\"}", "Authorization", ""));
        assertThat(reply.status()).isEqualTo(204);
        JsonNode lead = org.read(reply.headers().get("OData-EntityId"));
        assertThat(lead.get("_createdby_value").asText()).isEqualTo(Organization.PERSON.toString());
    }

    @Test
    void servesAndRefusesPaths() {
        assertThat(org.api.serves("/api/data/v9.2/contacts")).isTrue();
        assertThat(org.api.serves("/rest/v1/leads.json")).isFalse();
        assertThat(org.get("https://kestrel.test:8443/api/data/v9.1/WhoAmI").status())
                .isEqualTo(200);
        assertThat(org.get("https://kestrel.test:8443/api/data/latest/WhoAmI").status())
                .isEqualTo(404);
        assertThat(org.get("contacts?$filter=" + "x".repeat(33_000)).status()).isEqualTo(414);
        assertThat(org.get("contacts?$filter=%zz").status()).isEqualTo(400);
        Reply lacking = org.get("RetrieveDuplicates(BusinessEntity=@p1)?@p1={}");
        assertThat(lacking.status()).isEqualTo(501);
        assertThat(text(lacking)).contains("RetrieveDuplicates");
    }

    @Test
    void keepsRowsVersionsAndTombstones() throws IOException {
        org.seed("contact", "contactid", id(200), "lastname", "Okafor", "birthdate", "1980-02-03", "annualincome", 5.5);
        org.seed("contact", "contactid", id(201), "lastname", "Gone");
        String link = org.read("contacts?$select=lastname", "Prefer", "odata.track-changes")
                .get("@odata.deltaLink")
                .asText();
        org.send("DELETE", "contacts(" + id(201) + ")", "");
        String contact = text(org.get("contacts(" + id(200) + ")"));
        ByteArrayOutputStream saved = new ByteArrayOutputStream();
        org.api.organizations().organizationId(id(88));
        org.api.save(saved);

        Organization other = new Organization();
        other.seed("contact", "contactid", id(999), "lastname", "Other");
        other.api.load(new ByteArrayInputStream(saved.toByteArray()));
        assertThat(text(other.get("contacts(" + id(200) + ")"))).isEqualTo(contact);
        assertThat(other.get("contacts(" + id(999) + ")").status()).isEqualTo(404);
        assertThat(other.read(link).get("value").findValuesAsText("id")).containsExactly(id(201).toString());
        assertThat(other.api.organizations().organizationId()).isEqualTo(id(88));
        String etag =
                json(other.get("contacts(" + id(200) + ")")).get("@odata.etag").asText();
        assertThat(other.send("PATCH", "contacts(" + id(200) + ")", "{}", "If-Match", etag)
                        .status())
                .isEqualTo(204);
    }

    @Test
    void clearForgetsEverything() {
        org.api.clear();
        assertThat(org.get("WhoAmI").rejection()).isEqualTo("0x80072560");
    }
}
