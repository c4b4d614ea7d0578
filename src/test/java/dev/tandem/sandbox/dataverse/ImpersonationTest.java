package dev.tandem.sandbox.dataverse;

import static dev.tandem.sandbox.dataverse.Organization.APPLICATION;
import static dev.tandem.sandbox.dataverse.Organization.PERSON;
import static dev.tandem.sandbox.dataverse.Organization.call;
import static dev.tandem.sandbox.dataverse.Organization.id;
import static dev.tandem.sandbox.dataverse.Organization.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.sandbox.http.Reply;
import dev.tandem.sandbox.http.Rights.Depth;
import dev.tandem.sandbox.http.Rights.Privilege;
import dev.tandem.sandbox.http.Rights.Rule;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Acting in another user's name (Dataverse reference, sections 3.4 and 5). */
class ImpersonationTest {

    private static final UUID OBJECT = id(12);

    private final Organization org = new Organization();

    @BeforeEach
    void directory() {
        org.api.act(
                call("PATCH", "systemusers(" + PERSON + ")", "{\"azureactivedirectoryobjectid\":\"" + OBJECT + "\"}"));
    }

    @ParameterizedTest
    @CsvSource({"CallerObjectId, 12", "MSCRMCallerID, 2"})
    void rowsAreMadeInTheOthersName(String header, int user) {
        Reply created = org.send("POST", "leads", "{\"lastname\":\"Lund\"}", header, id(user).toString());

        assertThat(created.status()).as(text(created)).isEqualTo(204);
        JsonNode lead = org.read(created.headers().get("OData-EntityId"));
        assertThat(lead.path("_createdby_value").asText()).isEqualTo(PERSON.toString());
        assertThat(lead.path("_modifiedby_value").asText()).isEqualTo(PERSON.toString());
        assertThat(lead.path("_ownerid_value").asText()).isEqualTo(PERSON.toString());
        assertThat(lead.path("_createdonbehalfby_value").asText()).isEqualTo(APPLICATION.toString());
        assertThat(lead.path("_modifiedonbehalfby_value").asText()).isEqualTo(APPLICATION.toString());
    }

    @Test
    void anOwnWriteLaterIsOnNobodysBehalf() {
        String lead = org.send("POST", "leads", "{\"lastname\":\"Lund\"}", "MSCRMCallerID", PERSON.toString())
                .headers()
                .get("OData-EntityId");

        org.send("PATCH", lead, "{\"lastname\":\"Berg\"}");

        JsonNode now = org.read(lead);
        assertThat(now.path("_modifiedby_value").asText()).isEqualTo(APPLICATION.toString());
        assertThat(now.path("_modifiedonbehalfby_value").isNull()).isTrue();
    }

    @Test
    void whoAmIAnswersWithTheOther() {
        assertThat(org.read("WhoAmI", "MSCRMCallerID", PERSON.toString())
                        .path("UserId")
                        .asText())
                .isEqualTo(PERSON.toString());
    }

    @Test
    void bothNeedTheRights() {
        org.api.rights().set(new Rule(Optional.of(PERSON), "lead", Privilege.CREATE), Depth.NONE);

        assertThat(org.send("POST", "leads", "{}").status()).isEqualTo(204);
        assertThat(org.send("POST", "leads", "{}", "MSCRMCallerID", PERSON.toString())
                        .rejection())
                .isEqualTo("0x80040220");

        org.api.rights().set(new Rule(Optional.of(PERSON), "lead", Privilege.CREATE), Depth.ORGANIZATION);
        org.api.rights().set(new Rule(Optional.empty(), "lead", Privilege.CREATE), Depth.NONE);
        assertThat(org.send("POST", "leads", "{}", "MSCRMCallerID", PERSON.toString())
                        .rejection())
                .isEqualTo("0x80040220");
    }

    @Test
    void needsThePrivilege() {
        org.api.rights().actsOnBehalf(false);

        Reply reply = org.get("leads", "CallerObjectId", OBJECT.toString());

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.rejection()).isEqualTo("0x8004a110");
        assertThat(text(reply)).contains("prvActOnBehalfOfAnotherUser");
    }

    @ParameterizedTest
    @CsvSource({
        "MSCRMCallerID, a0000000-0000-4000-8000-00000000ffff, 404, 0x80040217",
        "CallerObjectId, a0000000-0000-4000-8000-00000000ffff, 403, 0x80072560",
        "MSCRMCallerID, nobody, 400, 0x0",
    })
    void refusesWhoIsNobody(String header, String value, int status, String code) {
        Reply reply = org.get("leads", header, value);

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.rejection()).isEqualTo(code);
    }

    @Test
    void refusesWhoIsDisabled() {
        org.api.act(call("PATCH", "systemusers(" + PERSON + ")", "{\"isdisabled\":true}"));

        assertThat(org.get("leads", "MSCRMCallerID", PERSON.toString()).rejection())
                .isEqualTo("0x80040225");
    }

    @Test
    void aBatchPartMayImpersonateByItself() {
        String batch = "--b\nContent-Type: application/http\nContent-Transfer-Encoding: binary\n\n"
                + "POST /api/data/v9.2/leads HTTP/1.1\nContent-Type: application/json\nMSCRMCallerID: " + PERSON
                + "\n\n{\"lastname\":\"Lund\"}\n--b--\n";

        assertThat(org.send("POST", "$batch", batch, "Content-Type", "multipart/mixed; boundary=b")
                        .status())
                .isEqualTo(200);

        assertThat(org.read("leads").at("/value/0/_createdby_value").asText()).isEqualTo(PERSON.toString());
    }
}
