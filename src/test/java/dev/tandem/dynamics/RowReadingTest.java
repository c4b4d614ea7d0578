package dev.tandem.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RowReadingTest {

    private static final UUID ONE = UUID.fromString("0b7e41c2-1111-4d4d-8c01-6045bd000001");
    private static final UUID TWO = UUID.fromString("0b7e41c2-1111-4d4d-8c01-6045bd000002");
    private static final UUID OWNER = UUID.fromString("5b0c7d0e-2222-4e4e-9a01-6045bd000017");
    private static final Selection LEADS =
            new Selection("leads", "leadid", List.of("fullname", "ownerid"), Set.of("ownerid"), false);

    private final RecordingTransport transport = new RecordingTransport();
    private final DynamicsClient client = new DynamicsClient(transport, 2);

    @Test
    void readsValuesExactlyAndLookupsUnderTheirOwnName() {
        transport.answer("""
                {"@odata.context":"x","@Microsoft.Dynamics.CRM.totalrecordcount":-1,"value":[{
                  "@odata.etag":"W/\\"51377290\\"","fullname":"Inês Okafor","leadsourcecode":7,"donotemail":true,
                  "leadsourcecode@OData.Community.Display.V1.FormattedValue":"Trade Show",
                  "revenue":1234567890123.4500,"subject":null,"big":9007199254740993,
                  "_ownerid_value@Microsoft.Dynamics.CRM.lookuplogicalname":"systemuser",
                  "_ownerid_value":"5b0c7d0e-2222-4e4e-9a01-6045bd000017","_masterid_value":null,
                  "versionnumber":9223372036854775806,"owner":{"name":"x"},
                  "leadid":"0b7e41c2-1111-4d4d-8c01-6045bd000001"}],
                 "@odata.nextLink":"https://kestrel.crm4.dynamics.com/api/data/v9.2/leads?$skiptoken=%3C%253c"}""");

        RowPage page = client.startTracking(LEADS);

        Row row = page.rows().get(0);
        assertThat(row.id()).isEqualTo(ONE);
        assertThat(row.version()).isEqualTo(9223372036854775806L);
        assertThat(row.values())
                .containsEntry("fullname", "Inês Okafor")
                .containsEntry("leadsourcecode", 7L)
                .containsEntry("donotemail", true)
                .containsEntry("revenue", new BigDecimal("1234567890123.4500"))
                .containsEntry("subject", null)
                .containsEntry("big", 9007199254740993L)
                .containsEntry("ownerid", new Lookup(OWNER, "systemuser", ""))
                .containsEntry("masterid", null)
                .doesNotContainKeys("owner", "telephone1", "_ownerid_value");
        assertThat(page.nextLink())
                .contains("https://kestrel.crm4.dynamics.com/api/data/v9.2/leads?$skiptoken=%3C%253c");
        assertThat(page.deltaLink()).isEmpty();
        assertThat(page.serverTime()).isEqualTo(Instant.parse("2026-08-14T09:02:11Z"));
    }

    @Test
    void asksForTrackingWithLookupTablesAndPageSize() {
        transport.answer("{\"value\":[]}");

        client.startTracking(LEADS);

        DynamicsRequest request = transport.sent().get(0);
        assertThat(request.method()).isEqualTo("GET");
        assertThat(request.effect()).isEqualTo(Effect.READ);
        assertThat(request.target()).isEqualTo("leads?$select=leadid,fullname,_ownerid_value,versionnumber");
        assertThat(request.headers().get("prefer"))
                .isEqualTo("odata.track-changes,odata.maxpagesize=2,"
                        + "odata.include-annotations=\"Microsoft.Dynamics.CRM.lookuplogicalname\"");
    }

    @Test
    void readsADeltaWithDeletedRows() {
        transport.answer("""
                {"@odata.context":"https://k/$metadata#leads(fullname)/$delta",
                 "@odata.deltaLink":"https://k/api/data/v9.2/leads?$deltatoken=51379004%2108",
                 "value":[{"@odata.etag":"W/\\"51378871\\"","leadid":"0b7e41c2-1111-4d4d-8c01-6045bd000001"},
                  {"@odata.context":"https://k/$metadata#leads/$deletedEntity",
                   "id":"0b7e41c2-1111-4d4d-8c01-6045bd000002","reason":"deleted"}]}""");

        RowPage page = client.follow("https://k/api/data/v9.2/leads?$deltatoken=1%2108", LEADS);

        assertThat(transport.sent().get(0).target()).isEqualTo("https://k/api/data/v9.2/leads?$deltatoken=1%2108");
        assertThat(transport.sent().get(0).headers().get("Prefer"))
                .startsWith("odata.maxpagesize=2,")
                .doesNotContain("track-changes");
        assertThat(page.rows()).extracting(Row::version).containsExactly(51378871L);
        assertThat(page.deleted()).containsExactly(TWO);
        assertThat(page.deltaLink()).contains("https://k/api/data/v9.2/leads?$deltatoken=51379004%2108");
    }

    @Test
    void readsRecentRowsOldestFirst() {
        transport.answer("{\"value\":[]}");

        client.modifiedSince(LEADS, Instant.parse("2026-08-14T09:00:00.123Z"));

        assertThat(transport.sent().get(0).target())
                .endsWith("&$filter=modifiedon%20ge%202026-08-14T09:00:00Z&$orderby=modifiedon,leadid");
    }

    private static final String ROW = "{\"leadid\":\"0b7e41c2-1111-4d4d-8c01-6045bd000001\"}";

    private static List<UUID> ids(int count) {
        return IntStream.range(0, count).mapToObj(i -> new UUID(7, i)).toList();
    }

    @Test
    void readsRowsByIdAndFollowsTheirPages() {
        transport
                .answer("{\"value\":[" + ROW + "],\"@odata.nextLink\":\"https://k/next\"}")
                .answer("{\"value\":[" + ROW + "]}");

        assertThat(client.rows(LEADS, ids(700))).hasSize(2);

        assertThat(transport.sent()).hasSize(2);
        assertThat(transport.sent().get(0).target())
                .startsWith(
                        "leads?$select=leadid,fullname,_ownerid_value,versionnumber&$filter=Microsoft.Dynamics.CRM.In("
                                + "PropertyName='leadid',PropertyValues=%5B'")
                .endsWith("%5D)")
                .hasSizeLessThan(30_000);
        assertThat(transport.sent().get(1).target()).isEqualTo("https://k/next");
    }

    @Test
    void readsManyRowsByIdInOneRequest() {
        transport
                .answer(
                        BatchText.CONTENT_TYPE,
                        new BatchText()
                                .part(200, "{\"value\":[" + ROW + "],\"@odata.nextLink\":\"https://k/next\"}")
                                .part(200, "{\"value\":[" + ROW + "]}")
                                .end())
                .answer("{\"value\":[" + ROW + "]}");

        assertThat(client.rows(LEADS, ids(800))).hasSize(3);

        assertThat(transport.sent()).hasSize(2);
        assertThat(transport.sent().get(0).effect()).isEqualTo(Effect.READ);
        assertThat(transport.body(0))
                .contains(ids(800).get(700).toString())
                .contains("Prefer: odata.maxpagesize=2,odata.include-annotations=");
    }

    @Test
    void aRefusedPartOfManyRowsIsARefusal() {
        transport.answer(
                BatchText.CONTENT_TYPE,
                new BatchText()
                        .part(200, "{\"value\":[" + ROW + "]}")
                        .part(400, "{\"error\":{\"code\":\"0x80060888\"}}")
                        .end());

        assertThatThrownBy(() -> client.rows(LEADS, ids(800)))
                .isInstanceOf(DynamicsRefused.class)
                .hasMessageContaining("0x80060888");
    }

    @Test
    void takesForGoneOnlyRowsThatDoNotExist() {
        String none = "{\"error\":{\"code\":\"0x80040217\",\"message\":\"lead With Id = .. Does Not Exist\"}}";
        String table = "{\"error\":{\"code\":\"0x8006088a\",\"message\":\"Resource not found for the segment\"}}";
        transport.answer(
                BatchText.CONTENT_TYPE,
                new BatchText()
                        .part(200, "{\"leadid\":\"" + ONE + "\"}")
                        .part(404, none)
                        .part(404, table)
                        .part(403, "{\"error\":{\"code\":\"0x80040220\"}}")
                        .end());

        Set<UUID> gone = client.gone(LEADS, List.of(ONE, TWO, new UUID(1, 1), new UUID(1, 2)));

        assertThat(gone).containsExactly(TWO);
        assertThat(transport.sent()).hasSize(1);
        assertThat(transport.sent().get(0).effect()).isEqualTo(Effect.READ);
        assertThat(transport.body(0)).contains("GET /api/data/v9.2/leads(" + TWO + ")?$select=leadid HTTP/1.1\r\n");
    }

    @Test
    void asksNothingAboutNoIds() {
        assertThat(client.rows(LEADS, List.of())).isEmpty();
        assertThat(client.gone(LEADS, List.of())).isEmpty();
        assertThat(transport.sent()).isEmpty();
    }

    @Test
    void takesAnUnreadableAnswerForTrouble() {
        transport.answer("{\"value\":[{\"leadid\":\"Ines\"}]}");

        assertThatThrownBy(() -> client.startTracking(LEADS))
                .isInstanceOf(DynamicsUnavailable.class)
                .hasMessageNotContaining("Ines")
                .hasNoCause();
    }

    @Test
    void readsWhoAnswers() {
        transport
                .answer("{\"Detail\":{\"OrganizationId\":\"o\",\"EnvironmentId\":\"e\",\"FriendlyName\":\"x\"}}")
                .answer("{\"UserId\":\"" + OWNER + "\"}");

        assertThat(client.organization(true))
                .isEqualTo(new Organization("o", "e", "", Instant.parse("2026-08-14T09:02:11Z")));
        assertThat(client.whoAmI()).isEqualTo(OWNER);
        assertThat(transport.sent().get(0).impatient()).isTrue();
        assertThat(transport.sent().get(0).target())
                .isEqualTo("RetrieveCurrentOrganization(AccessType=@p1)"
                        + "?@p1=Microsoft.Dynamics.CRM.EndpointAccessType'Default'");
    }
}
