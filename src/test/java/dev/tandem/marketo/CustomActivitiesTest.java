package dev.tandem.marketo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.marketo.NewActivityType.Attribute;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The client of custom activities. */
class CustomActivitiesTest {

    private final RecordingTransport transport = new RecordingTransport();
    private final CustomActivities activities = new MarketoClient(transport).customActivities();

    @ParameterizedTest
    @CsvSource({"draft, false, true", "approved, true, false", "approved with draft, true, true"})
    void findsATypeInTheList(String status, boolean approved, boolean drafted) {
        transport.answer("{\"success\":true,\"result\":[{\"id\":100001,\"apiName\":\"other\",\"status\":\"draft\"},"
                + "{\"id\":100002,\"apiName\":\"syncFailure\",\"status\":\"" + status + "\","
                + "\"primaryAttribute\":{\"apiName\":\"code\"}}]}");

        CustomActivityType type = activities.listed("syncFailure").orElseThrow();

        assertThat(transport.sent().get(0).path()).isEqualTo("rest/v1/activities/external/types.json");
        assertThat(type.id()).isEqualTo(100002);
        assertThat(type.approved()).isEqualTo(approved);
        assertThat(type.drafted()).isEqualTo(drafted);
    }

    @Test
    void findsNothingInAnEmptyList() {
        transport.answer("{\"success\":true}");

        assertThat(activities.listed("syncFailure")).isEmpty();
    }

    @Test
    void readsTheAttributesOfADraft() {
        transport.answer("""
                {"success":true,"result":[{"id":1,"apiName":"syncFailure","status":"draft",
                 "primaryAttribute":{"apiName":"code"},"attributes":[{"apiName":"reason"}]}]}""");

        assertThat(activities.describe("syncFailure", true).attributes()).containsExactlyInAnyOrder("code", "reason");
        assertThat(transport.sent().get(0).path())
                .isEqualTo("rest/v1/activities/external/type/syncFailure/describe.json");
        assertThat(transport.sent().get(0).query()).containsEntry("draft", "true");
    }

    @Test
    void createsATypeItsAttributesAndApprovesIt() {
        String done = "{\"success\":true,\"result\":[{}]}";
        transport.answer(done).answer(done).answer(done);
        Attribute code = new Attribute("code", "Code", "string", "which");

        activities.create(new NewActivityType("syncFailure", "Failure", "x", "Has it", "Had it", code, List.of()));
        activities.addAttributes("syncFailure", List.of(new Attribute("reason", "Reason", "text", "why")));
        activities.approve("syncFailure");

        assertThat(transport.sent())
                .extracting(MarketoRequest::path)
                .containsExactly(
                        "rest/v1/activities/external/type.json",
                        "rest/v1/activities/external/type/syncFailure/attributes/create.json",
                        "rest/v1/activities/external/type/syncFailure/approve.json");
        assertThat(transport.json(0))
                .contains("\"triggerName\":\"Has it\"", "\"filterName\":\"Had it\"")
                .contains("\"primaryAttribute\":{\"apiName\":\"code\",\"name\":\"Code\"");
        assertThat(transport.json(1)).startsWith("{\"attributes\":[{\"apiName\":\"reason\"");
        assertThat(transport.json(2)).as("an approval has no body").isEmpty();
    }

    /** Adobe says {@code errors} where other operations say {@code reasons}. */
    @Test
    void addsActivitiesOnceAndTellsTheCodesOfTheRefused() {
        transport.answer("""
                {"success":true,"result":[{"id":7,"status":"added"},
                 {"status":"skipped","errors":[{"code":"1004","message":"Lead not found"}]}]}""");
        NewActivity one =
                new NewActivity("90117", Instant.parse("2026-08-03T09:20:00Z"), 100002, "1003", Map.of("reason", "no"));

        assertThat(activities.add(List.of(one, one))).containsExactly("1004");

        MarketoRequest sent = transport.sent().get(0);
        assertThat(sent.path()).isEqualTo("rest/v1/activities/external.json");
        assertThat(sent.repeat()).isEqualTo(Repeat.ONCE);
        assertThat(transport.json(0))
                .startsWith("{\"input\":[{\"leadId\":90117,\"activityDate\":\"2026-08-03T09:20:00Z\","
                        + "\"activityTypeId\":100002,\"primaryAttributeValue\":\"1003\",\"attributes\":[{");
    }

    @Test
    void sendsNothingForNoActivities() {
        assertThat(activities.add(List.of())).isEmpty();
        assertThat(transport.sent()).isEmpty();
    }
}
