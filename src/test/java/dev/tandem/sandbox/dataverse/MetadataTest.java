package dev.tandem.sandbox.dataverse;

import static dev.tandem.sandbox.dataverse.Organization.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetadataTest {

    private final Organization org = new Organization();

    @Test
    void listsEntitySets() {
        assertThat(org.read("").get("value").findValuesAsText("name"))
                .contains(
                        "leads",
                        "contacts",
                        "accounts",
                        "opportunities",
                        "systemusers",
                        "teams",
                        "teammemberships",
                        "businessunits",
                        "connections",
                        "connectionroles",
                        "campaigns",
                        "lists",
                        "transactioncurrencies",
                        "organizations",
                        "new_events")
                .doesNotContain("principals", "");
    }

    @Test
    void describesTheModelInCsdl() {
        var reply = org.get("$metadata");
        assertThat(reply.headers()).containsEntry("Content-Type", "application/xml");
        assertThat(text(reply))
                .contains("Namespace=\"Microsoft.Dynamics.CRM\"", "EntityType Name=\"contact\"")
                .contains("Property Name=\"_parentcustomerid_value\" Type=\"Edm.Guid\"")
                .contains("NavigationProperty Name=\"parentcustomerid_account\"")
                .contains("Property Name=\"birthdate\" Type=\"Edm.Date\"");
    }

    @Test
    void describesATable() {
        JsonNode lead = org.read("EntityDefinitions(LogicalName='lead')?$select=LogicalName,EntitySetName,"
                + "PrimaryIdAttribute,PrimaryNameAttribute,ObjectTypeCode,ChangeTrackingEnabled,OwnershipType");
        assertThat(lead.get("EntitySetName").asText()).isEqualTo("leads");
        assertThat(lead.get("PrimaryNameAttribute").asText()).isEqualTo("fullname");
        assertThat(lead.get("ObjectTypeCode").asInt()).isEqualTo(4);
        assertThat(lead.get("ChangeTrackingEnabled").asBoolean()).isTrue();
        assertThat(lead.has("MetadataId")).isTrue();
        assertThat(lead.has("SchemaName")).isFalse();
        assertThat(org.get("EntityDefinitions(LogicalName='nosuch')").status()).isEqualTo(404);
        assertThat(org.read("EntityDefinitions?$select=LogicalName&$filter=IsCustomEntity eq true")
                        .get("value")
                        .findValuesAsText("LogicalName"))
                .containsExactly("new_event");
    }

    @ParameterizedTest
    @CsvSource({
        "lead, mobilephone, MaxLength, 20",
        "contact, mobilephone, MaxLength, 50",
        "lead, subject, MaxLength, 300",
        "lead, description, MaxLength, 2000",
        "account, name, MaxLength, 160",
        "lead, numberofemployees, MaxValue, 1000000",
        "new_event, new_notes, MaxLength, 4000",
        "new_event, new_score, Precision, 2",
        "opportunity, closeprobability, MaxValue, 100",
    })
    void knowsLengthsAndRanges(String table, String column, String property, int value) {
        JsonNode attribute =
                org.read("EntityDefinitions(LogicalName='" + table + "')/Attributes(LogicalName='" + column + "')");
        assertThat(attribute.get(property).asInt()).isEqualTo(value);
    }

    @Test
    void castsAttributesAndExpandsTheirOptions() {
        String attributes = "EntityDefinitions(LogicalName='lead')/Attributes";
        JsonNode strings = org.read(attributes + "/Microsoft.Dynamics.CRM.StringAttributeMetadata?$select=LogicalName,"
                        + "MaxLength,FormatName")
                .get("value");
        assertThat(strings.findValuesAsText("LogicalName"))
                .contains("emailaddress1")
                .doesNotContain("description");
        JsonNode picklists = org.read(
                        attributes + "/Microsoft.Dynamics.CRM.PicklistAttributeMetadata?$select=LogicalName"
                                + "&$expand=OptionSet($select=Options),GlobalOptionSet($select=Name,Options)")
                .get("value");
        JsonNode source = find(picklists, "leadsourcecode");
        assertThat(source.at("/OptionSet/Options")).hasSize(10);
        assertThat(source.at("/OptionSet/Options/6/Label/UserLocalizedLabel/Label")
                        .asText())
                .isEqualTo("Trade Show");
        assertThat(source.at("/OptionSet").has("Name")).isFalse();
        assertThat(source.get("GlobalOptionSet").isNull()).isTrue();
        JsonNode status =
                org.read(attributes + "(LogicalName='statuscode')/Microsoft.Dynamics.CRM.StatusAttributeMetadata"
                        + "?$select=LogicalName&$expand=OptionSet");
        assertThat(status.at("/OptionSet/Options/3/State").asInt()).isEqualTo(2);
        assertThat(org.read(attributes + "?$select=LogicalName&$filter=AttributeType eq Microsoft.Dynamics.CRM"
                                + ".AttributeTypeCode'Picklist'")
                        .get("value"))
                .hasSameSizeAs(picklists);
    }

    @Test
    void namesTypesDatesAndTargets() {
        JsonNode attributes =
                org.read("EntityDefinitions(LogicalName='contact')/Attributes").get("value");
        assertThat(find(attributes, "birthdate").at("/DateTimeBehavior/Value").asText())
                .isEqualTo("DateOnly");
        assertThat(find(attributes, "createdon").at("/DateTimeBehavior/Value").asText())
                .isEqualTo("UserLocal");
        assertThat(find(attributes, "parentcustomerid")
                        .at("/AttributeTypeName/Value")
                        .asText())
                .isEqualTo("CustomerType");
        assertThat(find(attributes, "parentcustomerid").get("Targets").toString())
                .isEqualTo("[\"account\",\"contact\"]");
        assertThat(find(attributes, "donotphone").at("/AttributeTypeName/Value").asText())
                .isEqualTo("BooleanType");
        assertThat(find(attributes, "lastname").at("/RequiredLevel/Value").asText())
                .isEqualTo("ApplicationRequired");
        assertThat(find(attributes, "fullname").get("IsValidForUpdate").asBoolean())
                .isFalse();
    }

    @Test
    void listsRelationships() {
        JsonNode relations = org.read(
                        "EntityDefinitions(LogicalName='new_event')/ManyToOneRelationships?$select=SchemaName,"
                                + "ReferencingAttribute,ReferencedEntity,ReferencingEntityNavigationPropertyName")
                .get("value");
        List<String> navigations = new ArrayList<>();
        relations.forEach(one -> navigations.add(
                one.get("ReferencingEntityNavigationPropertyName").asText()));
        assertThat(navigations).contains("new_Contact", "new_Account", "ownerid", "transactioncurrencyid");
        JsonNode all = org.read("RelationshipDefinitions/Microsoft.Dynamics.CRM.OneToManyRelationshipMetadata?$select="
                        + "ReferencingEntity,ReferencingAttribute&$filter=ReferencedEntity eq 'contact'")
                .get("value");
        assertThat(all.findValuesAsText("ReferencingEntity"))
                .contains("new_event", "lead", "opportunity", "connection");
        assertThat(org.read("EntityDefinitions(LogicalName='systemuser')?$select=LogicalName&$expand=Keys($select="
                                + "LogicalName,KeyAttributes,EntityKeyIndexStatus)")
                        .at("/Keys/0/EntityKeyIndexStatus")
                        .asText())
                .isEqualTo("Active");
        assertThat(org.send("POST", "EntityDefinitions", "{}").status()).isEqualTo(501);
    }

    @ParameterizedTest
    @CsvSource({
        "(SchemaName='contact_customer_accounts')",
        "(SchemaName='contact_customer_accounts')/Microsoft.Dynamics.CRM.OneToManyRelationshipMetadata",
    })
    void describesOneRelationship(String key) {
        JsonNode byName = org.read("RelationshipDefinitions" + key);
        assertThat(byName.get("ReferencingAttribute").asText()).isEqualTo("parentcustomerid");
        assertThat(byName.get("ReferencedEntity").asText()).isEqualTo("account");
        JsonNode byId = org.read("RelationshipDefinitions("
                + byName.get("MetadataId").asText().toUpperCase(Locale.ROOT) + ")?$select=SchemaName");
        assertThat(byId.get("SchemaName")).isEqualTo(byName.get("SchemaName"));
        assertThat(byId.has("ReferencedEntity")).isFalse();
    }

    @Test
    void listsRelationshipsOfEveryKindOnce() {
        List<String> names = org.read("RelationshipDefinitions").get("value").findValuesAsText("SchemaName");
        List<String> pairs = org.read("RelationshipDefinitions/Microsoft.Dynamics.CRM.ManyToManyRelationshipMetadata")
                .get("value")
                .findValuesAsText("SchemaName");
        assertThat(names).doesNotHaveDuplicates().containsAll(pairs).contains("contact_customer_accounts");
        assertThat(pairs).contains("teammembership_association").doesNotContain("contact_customer_accounts");
    }

    @ParameterizedTest
    @CsvSource({
        "RelationshipDefinitions(SchemaName='nosuch'), 404",
        "RelationshipDefinitions(SchemaName='contact_customer_accounts')/Microsoft.Dynamics.CRM.ManyToManyRelationshipMetadata, 404",
        "GlobalOptionSetDefinitions?$filter=Name eq 'need', 400",
        "GlobalOptionSetDefinitions(Name='tan_region'), 404",
    })
    void refusesMetadataThatItDoesNotHave(String path, int status) {
        assertThat(org.get(path).status()).isEqualTo(status);
    }

    @Test
    void listsGlobalChoicesAndTheColumnsThatUseThem() {
        JsonNode all =
                org.read("GlobalOptionSetDefinitions?$select=Name,Options").get("value");
        assertThat(all.findValuesAsText("Name")).contains("need", "purchaseprocess", "purchasetimeframe");
        JsonNode one = org.read("GlobalOptionSetDefinitions(Name='purchaseprocess')");
        assertThat(one.at("/Options/0/Value").asInt()).isZero();
        assertThat(one.at("/Options/0/Label/UserLocalizedLabel/Label").asText()).isEqualTo("Individual");
        assertThat(org.read("GlobalOptionSetDefinitions("
                                + one.path("MetadataId").asText() + ")")
                        .path("Name")
                        .asText())
                .isEqualTo("purchaseprocess");
        for (String table : List.of("lead", "opportunity")) {
            JsonNode column = org.read("EntityDefinitions(LogicalName='" + table
                    + "')/Attributes(LogicalName='purchaseprocess')/Microsoft.Dynamics.CRM.PicklistAttributeMetadata"
                    + "?$select=LogicalName&$expand=OptionSet($select=Options),GlobalOptionSet($select=Name,Options)");
            assertThat(column.path("OptionSet").isNull()).isTrue();
            assertThat(column.at("/GlobalOptionSet/Name").asText()).isEqualTo("purchaseprocess");
        }
    }

    @Test
    void annotatesTrackedSetsInTheModelWhenAsked() {
        assertThat(text(org.get("$metadata"))).doesNotContain("ChangeTracking");
        assertThat(text(org.get("$metadata", "Prefer", "odata.include-annotations=\"*\"")))
                .contains("ChangeTracking");
        assertThat(text(org.get("$metadata?annotations=true")))
                .containsPattern("<EntitySet Name=\"contacts\"[^>]*>(?:(?!</EntitySet>).)*"
                        + "Org.OData.Capabilities.V1.ChangeTracking")
                .doesNotContainPattern("<EntitySet Name=\"organizations\"[^>]*>(?:(?!</EntitySet>).)*"
                        + "Org.OData.Capabilities.V1.ChangeTracking");
    }

    @Test
    void agreesWithThePublishedTables() throws IOException {
        Path contract = Path.of("../shared/contracts/dataverse-tables.json");
        assumeTrue(Files.exists(contract));
        JsonNode published = new ObjectMapper().readTree(contract.toFile());
        for (String table : List.of("lead", "contact", "account", "opportunity", "campaign", "list")) {
            JsonNode attributes = org.read(
                            "EntityDefinitions(LogicalName='" + table + "')/Attributes?$select=LogicalName")
                    .get("value");
            JsonNode full = org.read("EntityDefinitions(LogicalName='" + table + "')/Attributes")
                    .get("value");
            assertThat(attributes.size()).isGreaterThan(30);
            published.get(table).properties().forEach(column -> {
                JsonNode attribute = find(full, column.getKey());
                JsonNode length = column.getValue().path("maximumLength");
                if (!length.isMissingNode() && attribute != null) {
                    assertThat(attribute.path("MaxLength").asInt())
                            .as(table + "." + column.getKey())
                            .isEqualTo(length.asInt());
                }
            });
        }
    }

    private static JsonNode find(JsonNode attributes, String name) {
        for (JsonNode one : attributes) {
            if (one.get("LogicalName").asText().equals(name)) {
                return one;
            }
        }
        return null;
    }
}
