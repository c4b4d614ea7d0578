package dev.tandem.sandbox.dataverse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a customizer does to columns, and what callers see of it. */
class CustomizationTest {

    private static final UUID CONTACT = new UUID(0, 77);
    private static final String SELECTED = "contacts?$select=telephone2";
    private static final String COLUMN = "EntityDefinitions(LogicalName='contact')/Attributes?$select=LogicalName"
            + "&$filter=LogicalName eq 'telephone2'";

    private final Organization org = new Organization();

    @BeforeEach
    void oneContact() {
        org.seed("contact", "contactid", CONTACT, "lastname", "Okafor", "telephone2", "0100");
    }

    @Test
    void aDroppedColumnIsGoneFromRowsMetadataAndModel() {
        org.api.columns().drop("contact", "telephone2");

        assertThat(org.get(SELECTED).status()).isEqualTo(400);
        assertThat(Organization.text(org.get(SELECTED)))
                .contains("Could not find a property named 'telephone2' on type 'Microsoft.Dynamics.CRM.contact'.");
        assertThat(org.read(COLUMN).path("value")).isEmpty();
        assertThat(Organization.text(org.get("$metadata")))
                .doesNotContain("Property Name=\"telephone2\" Type=\"Edm.String\" MaxLength");
        assertThat(org.read("contacts(" + CONTACT + ")").has("telephone2")).isFalse();
        assertThat(org.api.columns().dropped()).containsExactly("contact.telephone2");
    }

    @Test
    void aColumnThatIsMadeAnewIsEmptyAndTheRowsHaveNotChanged() {
        long version = version();

        org.api.columns().drop("contact", "telephone2");
        org.api.columns().add("contact", "telephone2");

        JsonNode row = org.read("contacts(" + CONTACT + ")?$select=telephone2,lastname");
        assertThat(row.path("telephone2").isNull()).isTrue();
        assertThat(row.path("lastname").asText()).isEqualTo("Okafor");
        assertThat(version()).isEqualTo(version);
        assertThat(org.read(COLUMN).path("value")).hasSize(1);
        assertThat(org.api.columns().dropped()).isEmpty();
    }

    private long version() {
        return org.read("contacts(" + CONTACT + ")?$select=versionnumber")
                .path("versionnumber")
                .asLong();
    }

    @ParameterizedTest(name = "{0}.{1}")
    @CsvSource({
        "contact, contactid, belongs to the system",
        "contact, ownerid, belongs to the system",
        "contact, statecode, belongs to the system",
        "contact, nothing, has no column nothing",
        "nowhere, name, no table nowhere"
    })
    void whatTheServerNeedsCannotBeDropped(String table, String column, String sentence) {
        assertThatThrownBy(() -> org.api.columns().drop(table, column))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(sentence);
        assertThat(org.api.columns().dropped()).isEmpty();
    }

    @Test
    void anOptionComesAndGoes() {
        String options = "EntityDefinitions(LogicalName='contact')/Attributes(LogicalName='preferredcontactmethodcode')"
                + "/Microsoft.Dynamics.CRM.PicklistAttributeMetadata?$select=LogicalName&$expand=OptionSet";

        org.api.columns().addOption("contact", "preferredcontactmethodcode", 77, "Pigeon");
        assertThat(org.read(options).at("/OptionSet/Options").findValuesAsText("Value"))
                .contains("77");

        org.api.columns().dropOption("contact", "preferredcontactmethodcode", 77);
        assertThat(org.read(options).at("/OptionSet/Options").findValuesAsText("Value"))
                .isNotEmpty()
                .doesNotContain("77");
        assertThatThrownBy(() -> org.api.columns().dropOption("contact", "preferredcontactmethodcode", 77))
                .hasMessageContaining("has no option 77");
    }

    @Test
    void aDroppedColumnStaysDroppedInWhatIsSaved() throws IOException {
        org.api.columns().drop("contact", "telephone2");
        ByteArrayOutputStream saved = new ByteArrayOutputStream();
        org.api.save(saved);
        Organization other = new Organization();

        other.api.load(new ByteArrayInputStream(saved.toByteArray()));

        assertThat(other.api.columns().dropped()).containsExactly("contact.telephone2");
        assertThat(other.read("contacts(" + CONTACT + ")?$select=lastname")
                        .path("lastname")
                        .asText())
                .isEqualTo("Okafor");
    }

    @Test
    void keysSecurityAndTrackingAreSavedToo() throws IOException {
        org.api.columns().addKey("contact", List.of("importsequencenumber"));
        org.api.columns().secure("contact", "governmentid", "read");
        org.api.columns().track("account", false);
        ByteArrayOutputStream saved = new ByteArrayOutputStream();
        org.api.save(saved);

        Organization other = new Organization();
        other.api.load(new ByteArrayInputStream(saved.toByteArray()));

        assertThat(other.read("EntityDefinitions(LogicalName='contact')?$select=LogicalName&$expand=Keys")
                        .at("/Keys/0/KeyAttributes/0")
                        .asText())
                .isEqualTo("importsequencenumber");
        assertThat(other.read("EntityDefinitions(LogicalName='contact')/Attributes(LogicalName='governmentid')")
                        .path("IsSecured")
                        .asBoolean())
                .isTrue();
        assertThat(other.get("accounts", "Prefer", "odata.track-changes").rejection())
                .isEqualTo("0x80072491");
    }

    @Test
    void anEmptiedOrganizationHasAllColumns() {
        org.api.columns().drop("contact", "telephone2");

        org.api.clear();

        assertThat(org.api.columns().dropped()).isEmpty();
    }

    @Test
    void tokensOfATableExpireAndNewOnesLive() {
        String old = track("contacts?$select=lastname");
        String ofAccounts = track("accounts?$select=name");

        org.api.columns().expireTokens("contact");

        assertThat(org.get(old).status()).isEqualTo(400);
        assertThat(Organization.text(org.get(old))).contains("0x80044352");
        assertThat(org.get(ofAccounts).status()).isEqualTo(200);
        assertThat(org.get(track("contacts?$select=lastname")).status()).isEqualTo(200);
    }

    /** The delta link of a table whose rows fit on one page. */
    private String track(String path) {
        return org.read(path, "Prefer", "odata.track-changes")
                .get("@odata.deltaLink")
                .asText();
    }
}
