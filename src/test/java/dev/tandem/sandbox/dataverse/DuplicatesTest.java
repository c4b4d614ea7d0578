package dev.tandem.sandbox.dataverse;

import static dev.tandem.sandbox.dataverse.Organization.ROOT;
import static dev.tandem.sandbox.dataverse.Organization.id;
import static dev.tandem.sandbox.dataverse.Organization.json;
import static dev.tandem.sandbox.dataverse.Organization.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.sandbox.http.Reply;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Duplicate detection and alternate keys (Dataverse reference, section 11). */
class DuplicatesTest {

    private static final String DETECT = "MSCRM.SuppressDuplicateDetection";
    private static final String SAME = "{\"lastname\":\"Two\",\"emailaddress1\":\"INES@harbour.example\"}";

    private final Organization org = new Organization();

    @BeforeEach
    void contact() {
        org.seed("contact", "contactid", id(200), "lastname", "Okafor", "emailaddress1", "ines@harbour.example");
        org.seed("contact", "contactid", id(201), "lastname", "Lund", "importsequencenumber", 7);
    }

    @ParameterizedTest
    @CsvSource({"POST, contacts", "PATCH, contacts(a0000000-0000-4000-8000-0000000000c9)"})
    void detectsTheSameAddressWhereItIsAskedTo(String method, String path) {
        String before = text(org.get("contacts"));

        Reply reply = org.send(method, path, SAME, DETECT, "false");

        assertThat(reply.status()).isEqualTo(412);
        assertThat(reply.rejection()).isEqualTo("0x80040333");
        assertThat(json(reply).at("/error/message").asText())
                .isEqualTo(
                        "A record was not created or updated because a duplicate of the current record already exists.");
        assertThat(text(org.get("contacts"))).isEqualTo(before);
        assertThat(org.send(method, path, SAME).status()).isEqualTo(204);
    }

    @ParameterizedTest
    @CsvSource({"POST, contacts, true", "POST, leads, false"})
    void leavesOtherWritesAlone(String method, String path, String suppressed) {
        assertThat(org.send(method, path, SAME, DETECT, suppressed).status()).isEqualTo(204);
    }

    @Test
    void aRowIsNotItsOwnDuplicate() {
        assertThat(org.send("PATCH", "contacts(" + id(200) + ")", "{\"jobtitle\":\"Buyer\"}", DETECT, "false")
                        .status())
                .isEqualTo(204);
    }

    @Test
    void anOlderPageShowsAnotherStatus() {
        org.api.openPoints().choose("duplicate-status", "500");

        assertThat(org.send("POST", "contacts", SAME, DETECT, "false").status()).isEqualTo(500);
    }

    @Test
    void aRowIsFoundChangedAndMadeByItsAlternateKey() {
        org.api.columns().addKey("contact", List.of("importsequencenumber"));

        assertThat(org.read("contacts(importsequencenumber=7)?$select=lastname")
                        .path("lastname")
                        .asText())
                .isEqualTo("Lund");
        Reply changed = org.send(
                "PATCH",
                "contacts(importsequencenumber=7)",
                "{\"lastname\":\"Berg\",\"importsequencenumber\":99}",
                "If-Match",
                "*");
        assertThat(changed.status()).as(text(changed)).isEqualTo(204);
        assertThat(changed.headers()).containsEntry("OData-EntityId", ROOT + "contacts(importsequencenumber=7)");
        Reply made =
                org.send("PATCH", "contacts(importsequencenumber=8)", "{\"lastname\":\"New\"}", "If-None-Match", "*");
        assertThat(made.status()).as(text(made)).isEqualTo(204);
        assertThat(org.read("contacts(importsequencenumber=8)").path("lastname").asText())
                .isEqualTo("New");
        assertThat(org.read("EntityDefinitions(LogicalName='contact')?$select=LogicalName&$expand=Keys")
                        .at("/Keys/0/KeyAttributes/0")
                        .asText())
                .isEqualTo("importsequencenumber");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,   contacts(importsequencenumber=9), '', '', 404, 0x80060891",
        "PATCH, contacts(importsequencenumber=9), If-Match, *, 404, 0x80060891",
        "PATCH, contacts(importsequencenumber=7), If-None-Match, *, 412, 0x80040237",
        "PATCH, contacts(importsequencenumber=7), If-Match, W/\"1\", 412, 0x80060882",
        "PATCH, contacts(importsequencenumber=x), '', '', 400, 0x0",
        "GET,   contacts(lastname='Lund'), '', '', 400, 0x80060890",
        "DELETE, contacts(importsequencenumber=9), '', '', 404, 0x80060891",
    })
    void refusesKeysThatDoNotSuit(String method, String path, String header, String value, int status, String code) {
        org.api.columns().addKey("contact", List.of("importsequencenumber"));

        Reply reply = org.send(method, path, "{}", header, value);

        assertThat(reply.rejection()).as(text(reply)).isEqualTo(code);
        assertThat(reply.status()).isEqualTo(status);
    }

    @Test
    void anAlternateKeyIsUnique() {
        org.api.columns().addKey("contact", List.of("importsequencenumber"));

        Reply reply = org.send("POST", "contacts", "{\"lastname\":\"Twin\",\"importsequencenumber\":7}");

        assertThat(reply.status()).isEqualTo(412);
        assertThat(reply.rejection()).isEqualTo("0x80060892");
        assertThat(org.read("contacts").path("value")).hasSize(2);
        assertThat(org.send("POST", "contacts", "{\"lastname\":\"Keyless\"}").status())
                .as("rows without a value are not compared")
                .isEqualTo(204);
    }

    @Test
    void failedConditionsMayNameNoCode() {
        org.api.openPoints().choose("condition-code", "empty");

        Reply reply = org.send("PATCH", "contacts(" + id(200) + ")", "{}", "If-None-Match", "*");

        assertThat(reply.status()).isEqualTo(412);
        assertThat(json(reply).at("/error/code").asText()).isEmpty();
    }
}
