package dev.tandem.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TableReadingTest {

    private static final String NONE = "{\"value\":[]}";
    private static final String UNKNOWN =
            "{\"error\":{\"code\":\"0x80060888\",\"message\":\"Could not find an entity\"}}";
    private static final int CASTS = 13;

    private final RecordingTransport transport = new RecordingTransport();
    private final DynamicsClient client = new DynamicsClient(transport);

    private static String column(String name, String type) {
        return "{\"LogicalName\":\"" + name + "\",\"AttributeTypeName\":{\"Value\":\"" + type + "\"},"
                + "\"IsValidForRead\":true,\"IsValidForCreate\":true,\"IsValidForUpdate\":false,\"IsSecured\":false,"
                + "\"AttributeOf\":null}";
    }

    private static BatchText lead(BatchText text) {
        String labels = "{\"LocalizedLabels\":[{\"Label\":\"Messe\",\"LanguageCode\":1031},"
                + "{\"Label\":\"Trade Show\",\"LanguageCode\":1033}],"
                + "\"UserLocalizedLabel\":{\"Label\":\"Salon\",\"LanguageCode\":1036}}";
        String onlyUser = "{\"LocalizedLabels\":[],\"UserLocalizedLabel\":{\"Label\":\"Non\",\"LanguageCode\":1036}}";
        text.part(
                        200,
                        "{\"LogicalName\":\"lead\",\"EntitySetName\":\"leads\",\"PrimaryIdAttribute\":\"leadid\","
                                + "\"ChangeTrackingEnabled\":true,\"MetadataId\":\"m\"}")
                .part(
                        200,
                        "{\"value\":[" + column("subject", "StringType") + ","
                                + column("leadsourcecode", "PicklistType")
                                + "," + column("donotemail", "BooleanType") + "," + column("revenue", "MoneyType") + ","
                                + column("birthdate", "DateTimeType") + "," + column("ownerid", "OwnerType")
                                + ",{\"LogicalName\":\"owneridname\",\"AttributeOf\":\"ownerid\"}]}")
                .part(200, "{\"value\":[{\"LogicalName\":\"subject\",\"MaxLength\":300}]}")
                .part(200, NONE)
                .part(
                        200,
                        "{\"value\":[{\"LogicalName\":\"leadsourcecode\",\"OptionSet\":{\"Options\":[{\"Value\":7,\"Label\":"
                                + labels + "}]},\"GlobalOptionSet\":null}]}")
                .part(200, NONE)
                .part(200, NONE)
                .part(200, NONE)
                .part(
                        200,
                        "{\"value\":[{\"LogicalName\":\"donotemail\",\"OptionSet\":{\"TrueOption\":{\"Value\":1,\"Label\":"
                                + labels + "},\"FalseOption\":{\"Value\":0,\"Label\":" + onlyUser + "}}}]}")
                .part(
                        200,
                        "{\"value\":[{\"LogicalName\":\"birthdate\",\"Format\":\"DateOnly\","
                                + "\"DateTimeBehavior\":{\"Value\":\"DateOnly\"}}]}")
                .part(200, NONE)
                .part(200, NONE)
                .part(200, NONE)
                .part(
                        200,
                        "{\"value\":[{\"LogicalName\":\"revenue\",\"MinValue\":0.0,\"MaxValue\":922337203685477.0,"
                                + "\"Precision\":2}]}")
                .part(200, "{\"value\":[{\"LogicalName\":\"ownerid\",\"Targets\":[\"systemuser\",\"team\"]}]}");
        return text;
    }

    private static void unknownTable(BatchText text) {
        for (int i = 0; i < 2 + CASTS; i++) {
            text.part(404, UNKNOWN);
        }
    }

    @Test
    void readsTablesInOneRequestAndLeavesUnknownOnesOut() {
        BatchText text = new BatchText().part(200, "{\"value\":[{\"organizationid\":\"o\",\"languagecode\":1031}]}");
        unknownTable(lead(text));
        transport.answer(BatchText.CONTENT_TYPE, text.end());

        Map<String, Table> tables = client.tables(List.of("lead", "tan_nothing"));

        assertThat(transport.sent()).hasSize(1);
        assertThat(transport.sent().get(0).target()).isEqualTo("$batch");
        assertThat(transport.sent().get(0).headers().get("Prefer")).isEqualTo("odata.continue-on-error");
        assertThat(transport.body(0))
                .contains("GET /api/data/v9.2/EntityDefinitions(LogicalName='tan_nothing')?$select=LogicalName,")
                .contains("/Attributes/Microsoft.Dynamics.CRM.MultiSelectPicklistAttributeMetadata?");
        assertThat(tables).containsOnlyKeys("lead");
        Table lead = tables.get("lead");
        assertThat(lead.entitySet()).isEqualTo("leads");
        assertThat(lead.primaryId()).isEqualTo("leadid");
        assertThat(lead.changeTracking()).isTrue();
        assertThat(lead.columns())
                .containsOnlyKeys("subject", "leadsourcecode", "donotemail", "revenue", "birthdate", "ownerid");
    }

    @Test
    void readsWhatEachTypeOfColumnHas() {
        BatchText text = new BatchText().part(200, "{\"value\":[{\"organizationid\":\"o\",\"languagecode\":1031}]}");
        transport.answer(BatchText.CONTENT_TYPE, lead(text).end());

        Map<String, Column> columns = client.tables(List.of("lead")).get("lead").columns();

        assertThat(columns.get("subject").maxLength()).isEqualTo(300);
        assertThat(columns.get("subject").updatable()).isFalse();
        assertThat(columns.get("leadsourcecode").options()).containsExactly(new Option(7, "Messe"));
        assertThat(columns.get("donotemail").options()).containsExactly(new Option(0, "Non"), new Option(1, "Messe"));
        assertThat(columns.get("revenue").max()).isEqualByComparingTo(new BigDecimal("922337203685477"));
        assertThat(columns.get("revenue").precision()).isEqualTo(2);
        assertThat(columns.get("birthdate").dateBehavior()).isEqualTo("DateOnly");
        assertThat(columns.get("ownerid").targets()).containsExactly("systemuser", "team");
        assertThat(columns.get("ownerid").isLookup()).isTrue();
    }

    @Test
    void takesTheUsersLabelsWhenTheLanguageMayNotBeRead() {
        BatchText text = new BatchText().part(403, "{\"error\":{\"code\":\"0x80040220\"}}");
        transport.answer(BatchText.CONTENT_TYPE, lead(text).end());

        Table lead = client.tables(List.of("lead")).get("lead");

        assertThat(lead.columns().get("leadsourcecode").options()).containsExactly(new Option(7, "Salon"));
    }

    @Test
    void failsWhenTheDefinitionsMayNotBeRead() {
        BatchText text = new BatchText().part(200, NONE);
        for (int i = 0; i < 2 + CASTS; i++) {
            text.part(403, "{\"error\":{\"code\":\"0x80040220\",\"message\":\"Principal user\"}}");
        }
        transport.answer(BatchText.CONTENT_TYPE, text.end());

        assertThatThrownBy(() -> client.tables(List.of("lead"))).isInstanceOf(DynamicsForbidden.class);
    }
}
